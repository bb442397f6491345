//! dist/ once more, to be changed: another version of it, or one that lacks something. In: a folder. Out: a
//! copy that goes away with the value. Refuses to know: why it is changed.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

pub struct Variant {
    pub folder: PathBuf,
}

impl Variant {
    pub fn of(dist: &Path) -> Result<Variant, String> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("nuoji-variant-{}-{count}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let variant = Variant { folder };
        for name in xtask::sizes::files(dist)?.into_iter().filter(|name| !name.starts_with("data/")) {
            let to = variant.folder.join(&name);
            let made = to.parent().map_or(Ok(()), std::fs::create_dir_all);
            made.and_then(|()| std::fs::copy(dist.join(&name), &to).map(drop))
                .map_err(|error| error.to_string())?;
        }
        Ok(variant)
    }

    pub fn read(&self, name: &str) -> Result<String, String> {
        std::fs::read_to_string(self.folder.join(name)).map_err(|error| format!("{name}: {error}"))
    }

    /// Puts other words in the place of some; they must be there.
    pub fn change(&self, name: &str, from: &str, to: &str) -> Result<(), String> {
        let text = self.read(name)?;
        if !text.contains(from) {
            return Err(format!("{name} does not hold `{from}`"));
        }
        std::fs::write(self.folder.join(name), text.replace(from, to))
            .map_err(|error| format!("{name}: {error}"))
    }

    /// The one file whose name begins and ends so.
    pub fn named(&self, begin: &str, end: &str) -> Result<String, String> {
        let all = xtask::sizes::files(&self.folder)?;
        all.into_iter()
            .find(|name| name.starts_with(begin) && name.ends_with(end))
            .ok_or_else(|| format!("no file is named {begin}…{end}"))
    }

    pub fn remove(&self, name: &str) -> Result<(), String> {
        std::fs::remove_file(self.folder.join(name)).map_err(|error| format!("{name}: {error}"))
    }
}

impl Drop for Variant {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
