//! CPU time of this thread, which other work on the machine disturbs least.

use cpu_time::ThreadTime;

/// Times of the same work, in milliseconds.
#[derive(Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    pub fn push(&mut self, milliseconds: f64) {
        self.0.push(milliseconds);
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn median(&self) -> f64 {
        self.part(0.5)
    }

    /// The time that 99 of 100 stay below; the longest where there are fewer.
    pub fn p99(&self) -> f64 {
        self.part(0.99)
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a few hundred samples"
    )]
    fn part(&self, part: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let at = ((sorted.len() as f64 * part) as usize).min(sorted.len().saturating_sub(1));
        sorted.get(at).copied().unwrap_or_default()
    }
}

/// Does a piece of work; gives what came of it and the CPU time it took this thread, in milliseconds.
pub fn cpu<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let clock = ThreadTime::now();
    let result = work();
    (result, clock.elapsed().as_secs_f64() * 1e3)
}

/// Does the same work so many times; what it makes is dropped outside of the clock.
pub fn sampled<T>(times: usize, mut work: impl FnMut() -> T) -> Samples {
    let mut samples = Samples::default();
    for _ in 0..times {
        let (result, milliseconds) = cpu(&mut work);
        drop(result);
        samples.push(milliseconds);
    }
    samples
}
