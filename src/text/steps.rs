//! Steps of work, counted in tests alone: no reader and no page may take more of them for each sign or task where there
//! are more. In: a step. Out: in tests, how many. Refuses to know: time.

#[cfg(test)]
thread_local! {
    static TAKEN: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// One turn of a loop.
#[inline]
pub fn step() {
    steps(1);
}

/// As many turns.
#[inline]
pub fn steps(_count: usize) {
    #[cfg(test)]
    TAKEN.with(|taken| taken.set(taken.get() + _count as u64));
}

/// How many steps some work takes.
#[cfg(test)]
pub fn taken(work: impl FnOnce()) -> u64 {
    TAKEN.with(|taken| taken.set(0));
    work();
    TAKEN.with(std::cell::Cell::get)
}
