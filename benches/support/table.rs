//! The table of a run, on the screen and in `benches/runs`.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use super::clock::Samples;

/// The lines of a run; each is printed as soon as it is known.
pub struct Table {
    name: &'static str,
    lines: String,
}

impl Table {
    pub fn new(name: &'static str) -> Self {
        let mut table = Self { name, lines: String::new() };
        table.line(&format!("{:<54} {:>9} {:>9} {:>6}  {}", name, "median ms", "p99 ms", "runs", "at most"));
        table
    }

    /// A line of times, with the median that is asked for where one is.
    pub fn put(&mut self, what: &str, samples: &Samples, most: Option<f64>) {
        let (median, p99) = (samples.median(), samples.p99());
        let mut line = format!("{what:<54} {median:>9.3} {p99:>9.3} {:>6}", samples.len());
        if let Some(most) = most {
            let verdict = if median <= most { "" } else { "  MISSED" };
            write!(line, "  {most}{verdict}").unwrap();
        }
        self.line(&line);
    }

    /// The same of frames, of which 99 in 100 must not take longer than so many milliseconds.
    pub fn put_frames(&mut self, what: &str, samples: &Samples, (most, longest): (f64, f64)) {
        let (median, p99) = (samples.median(), samples.p99());
        let verdict = if median <= most && p99 <= longest { "" } else { "  MISSED" };
        let runs = samples.len();
        self.line(&format!("{what:<54} {median:>9.3} {p99:>9.3} {runs:>6}  {most}, p99 {longest}{verdict}"));
    }

    /// A line of memory, with what is allowed, in megabytes.
    #[allow(clippy::cast_precision_loss, reason = "some megabytes")]
    pub fn put_bytes(&mut self, what: &str, bytes: usize, most: Option<f64>) {
        let megabytes = bytes as f64 / 1e6;
        let verdict = match most {
            Some(most) if megabytes > most => format!("  {most} MB  MISSED"),
            Some(most) => format!("  {most} MB"),
            None => String::new(),
        };
        self.line(&format!("{what:<54} {megabytes:>6.2} MB{:>17}{verdict}", ""));
    }

    /// A line of something else than times.
    pub fn note(&mut self, what: &str, value: &str) {
        self.line(&format!("{what:<54} {value}"));
    }

    fn line(&mut self, line: &str) {
        println!("{line}");
        self.lines.push_str(line);
        self.lines.push('\n');
    }

    /// Adds the table to the file of this day and machine, where `--keep NAME` was asked for.
    pub fn finish(self) {
        let arguments: Vec<String> = std::env::args().collect();
        let Some(at) = arguments.iter().position(|argument| argument == "--keep") else { return };
        let machine = arguments.get(at + 1).expect("--keep wants a name for this machine");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/runs");
        fs::create_dir_all(&folder).unwrap();
        let now = jiff::Zoned::now();
        let path = folder.join(format!("{}-{machine}.txt", now.date()));
        let mut file = OpenOptions::new().create(true).append(true).open(&path).unwrap();
        let time = now.strftime("%H:%M");
        writeln!(file, "{} at {time}, {}\n{}", self.name, machine_line(), self.lines).unwrap();
        println!("kept in {}", path.display());
    }
}

/// Processor, cores and system, in a line.
fn machine_line() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let known = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = known.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or(std::env::consts::ARCH, |(_, model)| model);
    let plural = if cores == 1 { "core" } else { "cores" };
    format!("{model}, {cores} {plural}, {}, CPU time of one thread", std::env::consts::OS)
}
