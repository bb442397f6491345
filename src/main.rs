//! Starts the pages.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Bytes that a thousand visits to all pages need, with room. Taken at once and given back to the allocator: it would
/// else ask for a little a hundred times, and each time some browsers move the whole memory.
const NEEDED: usize = 12 << 20;

fn main() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(NEEDED)));
    nuoji::app::start();
}
