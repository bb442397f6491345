//! A server of static files for this machine alone: 127.0.0.1, GET and HEAD, nothing outside its folder.
//! Tests read from its log what the pages asked for.

use crate::step::Done;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// What was asked for and how it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub path: String,
    pub status: u16,
}

/// Stops when dropped.
pub struct Server {
    address: SocketAddr,
    place: Arc<Place>,
    stopped: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

struct Place {
    folder: PathBuf,
    prefix: String,
    log: Mutex<Vec<Asked>>,
}

impl Server {
    /// Serves a folder below `prefix` (which begins and ends with `/`); port 0 takes a free one.
    pub fn start(folder: &Path, prefix: &str, port: u16) -> Done<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            format!(
                "port {port} of 127.0.0.1 cannot be used: {error}. Another one: cargo xtask serve --port 8081"
            )
        })?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let folder = folder.canonicalize().map_err(|error| format!("{}: {error}", folder.display()))?;
        let place = Arc::new(Place { folder, prefix: prefix.to_owned(), log: Mutex::new(Vec::new()) });
        let stopped = Arc::new(AtomicBool::new(false));
        let listening = std::thread::spawn({
            let (place, stopped) = (place.clone(), stopped.clone());
            move || {
                for stream in listener.incoming().flatten() {
                    if stopped.load(Ordering::SeqCst) {
                        return;
                    }
                    let place = place.clone();
                    std::thread::spawn(move || place.talk(stream));
                }
            }
        });
        Ok(Server { address, place, stopped, listening: Some(listening) })
    }

    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.place.prefix)
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Everything asked for so far, in order.
    pub fn log(&self) -> Vec<Asked> {
        self.place.log.lock().map(|log| log.clone()).unwrap_or_default()
    }

    pub fn forget(&self) {
        if let Ok(mut log) = self.place.log.lock() {
            log.clear();
        }
    }

    /// Serves until the program is ended.
    pub fn wait(mut self) -> Done {
        match self.listening.take().map(JoinHandle::join) {
            Some(Err(_)) => Err("the server broke off".to_owned()),
            _ => Ok(()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Wakes the listener, which then sees that it shall stop.
        let _ = TcpStream::connect(self.address);
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
}

impl Place {
    /// One connection: requests until it closes or is silent.
    fn talk(&self, mut stream: TcpStream) {
        let _ = stream.set_read_timeout(Some(Duration::from_secs(30)));
        let _ = stream.set_nodelay(true);
        let Ok(copy) = stream.try_clone() else { return };
        let mut reader = BufReader::new(copy);
        while let Some(Request { method, target, brotli }) = request(&mut reader) {
            let path = target.split(['?', '#']).next().unwrap_or("");
            let answer = match method.as_str() {
                "GET" | "HEAD" => self.answer(path, brotli),
                _ => Answer::plain(405, "only GET and HEAD"),
            };
            if let Ok(mut log) = self.log.lock() {
                log.push(Asked { path: path.to_owned(), status: answer.status });
            }
            if stream.write_all(&answer.bytes(method == "HEAD")).is_err() {
                return;
            }
        }
    }

    /// A file that stands there compressed too (`name.br`) goes out so to those who take it, as from hosts.
    fn answer(&self, path: &str, brotli: bool) -> Answer {
        let Some(path) = decoded(path) else { return Answer::plain(400, "not an address") };
        let Some(below) = path.strip_prefix(self.prefix.as_str()) else {
            return if format!("{path}/") == self.prefix {
                Answer { location: Some(self.prefix.clone()), ..Answer::plain(301, "moved") }
            } else {
                Answer::plain(404, "no such file")
            };
        };
        let plain = Path::new(below).components().all(|part| matches!(part, Component::Normal(_)));
        if !plain || below.contains('\\') || below.contains('\0') {
            return Answer::plain(404, "no such file");
        }
        let mut file = self.folder.join(below);
        if below.is_empty() || below.ends_with('/') {
            file.push("index.html");
        }
        // A link inside the folder may point outside.
        let inside = file.canonicalize().is_ok_and(|real| real.starts_with(&self.folder) && real.is_file());
        let mut squeezed = file.clone().into_os_string();
        squeezed.push(".br");
        let squeezed = if inside && brotli { std::fs::read(squeezed).ok() } else { None };
        let encoded = squeezed.is_some();
        match squeezed.map_or_else(|| std::fs::read(&file), Ok) {
            Ok(body) if inside => Answer { status: 200, kind: kind(&file), body, location: None, encoded },
            _ => Answer::plain(404, "no such file"),
        }
    }
}

struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
    location: Option<String>,
    /// The body is compressed by brotli.
    encoded: bool,
}

struct Request {
    method: String,
    target: String,
    brotli: bool,
}

impl Answer {
    fn plain(status: u16, text: &str) -> Answer {
        Answer {
            status,
            kind: "text/plain; charset=utf-8",
            body: text.into(),
            location: None,
            encoded: false,
        }
    }

    fn bytes(&self, head_only: bool) -> Vec<u8> {
        let phrase = match self.status {
            200 => "OK",
            301 => "Moved Permanently",
            400 => "Bad Request",
            404 => "Not Found",
            _ => "Method Not Allowed",
        };
        let location = self.location.as_ref().map(|to| format!("Location: {to}\r\n")).unwrap_or_default();
        let encoded = if self.encoded { "Content-Encoding: br\r\nVary: Accept-Encoding\r\n" } else { "" };
        let mut bytes = format!(
            "HTTP/1.1 {} {phrase}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{location}{encoded}Cache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\n\r\n",
            self.status,
            self.kind,
            self.body.len()
        )
        .into_bytes();
        if !head_only {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

/// The next request; none when the connection ended or is no HTTP.
fn request(reader: &mut impl BufRead) -> Option<Request> {
    let mut line = |limit: usize| {
        let mut bytes = Vec::new();
        let mut limited = std::io::Read::take(&mut *reader, limit as u64);
        limited.read_until(b'\n', &mut bytes).ok().filter(|read| *read > 0)?;
        String::from_utf8(bytes).ok()
    };
    let first = line(8192)?;
    let mut brotli = false;
    for _ in 0..200 {
        let header = line(16384)?.trim().to_ascii_lowercase();
        if header.is_empty() {
            let mut words = first.split_whitespace();
            let mut word = || Some(words.next()?.to_owned());
            return Some(Request { method: word()?, target: word()?, brotli });
        }
        let taken = header.strip_prefix("accept-encoding:").unwrap_or("");
        brotli |= taken.split(',').any(|one| one.trim() == "br");
    }
    None
}

/// Percent signs resolved; none when they are broken.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The media type by the name's ending.
pub fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}
