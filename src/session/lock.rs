//! Keeping a project locked while it is open, and telling who else has it open.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::JoinHandle;
use std::time::Duration;

use jiff::Timestamp;

use crate::storage::journal::Base;
use crate::storage::lock::{Holder, LockFile, REFRESH, Taken, holder_of};

use super::Session;
use super::restore::moment;

/// A project that is locked for this run of the program; unlocked when the last of it is dropped.
pub struct Lock {
    file: Arc<Mutex<Option<LockFile>>>,
    /// Ends the thread that refreshes the file.
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What came of locking a project.
pub enum Locked {
    /// It is locked for us; what to say about a lock that was left behind.
    Ours(Arc<Lock>, Option<String>),
    /// Somebody has it open: in words, as [`InUse`] says.
    InUse(InUse),
    /// The folder takes no lock.
    Impossible,
}

/// Who has a project open, as far as their lock says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InUse(Option<Holder>);

/// How the project may be changed.
#[derive(Default)]
pub(super) enum Access {
    /// Nobody is kept out: there is no file, no lock, or it was opened anyway.
    #[default]
    Open,
    /// Others are told that it is open here.
    Locked(Arc<Lock>),
    /// It is only looked at, and why.
    ReadOnly(String),
    /// It is what could be read of the file at this place, which is never to be written.
    Rescued(PathBuf),
}

/// The locks of this run, by the place of the project.
type Held = Vec<(PathBuf, Weak<Lock>)>;

static HELD: Mutex<Held> = Mutex::new(Vec::new());

static RUN: LazyLock<String> = LazyLock::new(|| {
    let id: crate::model::ProjectId = Session::fresh_ids().fresh().into();
    id.to_string()
});

impl Lock {
    /// Locks the project at a path; a second lock of the same run is the first one.
    ///
    /// Waits for the disk.
    pub fn take(path: &Path) -> Locked {
        let place = Base::place(path);
        let mut held = locked(&HELD);
        held.retain(|(_, lock)| lock.strong_count() > 0);
        if let Some(lock) = held.iter().find(|(at, _)| *at == place).and_then(|(_, lock)| lock.upgrade()) {
            return Locked::Ours(lock, None);
        }
        for _ in 0..10 {
            match LockFile::take(&place, &me()) {
                // A session that is just being closed has it for some milliseconds more.
                Taken::Held(Some(holder)) if holder.run == *RUN => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                Taken::Held(holder) => return Locked::InUse(InUse(holder)),
                Taken::Impossible => return Locked::Impossible,
                Taken::Ours(file) => return Locked::Ours(Self::note(&mut held, place, file), None),
                Taken::FromAbsent(file, holder) => {
                    let words = left_behind(&holder);
                    return Locked::Ours(Self::note(&mut held, place, file), Some(words));
                }
            }
        }
        Locked::InUse(InUse(None))
    }

    fn note(held: &mut Held, place: PathBuf, file: LockFile) -> Arc<Self> {
        let lock = Arc::new(Self::refreshed(file));
        held.push((place, Arc::downgrade(&lock)));
        lock
    }

    fn refreshed(file: LockFile) -> Self {
        let file = Arc::new(Mutex::new(Some(file)));
        let (stop, stopped) = channel::<()>();
        let kept = Arc::clone(&file);
        let run = move || {
            let pause = REFRESH.unsigned_abs();
            while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                if let Some(file) = &mut *locked(&kept) {
                    file.refresh(Timestamp::now());
                }
            }
        };
        // Without a thread the lock holds all the same on this computer.
        let thread = std::thread::Builder::new().name("lock".to_owned()).spawn(run).ok();
        Self { file, stop: Some(stop), thread }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // It ends at once, or ended by a mistake that cannot be mended here.
            _ = thread.join();
        }
        if let Some(file) = locked(&self.file).take() {
            file.give_back();
        }
    }
}

impl InUse {
    /// Who else has the project at a path open now; none where nobody has.
    pub fn of(path: &Path) -> Option<Self> {
        let place = Base::place(path);
        let holder = holder_of(&place, &me().host, Timestamp::now())?;
        (holder.run != *RUN).then_some(Self(Some(holder)))
    }
}

/// As the beginning of a sentence: "ada, on the computer desk, has this project open since …".
impl fmt::Display for InUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(holder) = &self.0 else { return f.write_str("somebody else has this project open") };
        let Holder { user, host, .. } = holder;
        let me = me();
        let who = match (*user == me.user, *host == me.host) {
            (true, true) => "another window of yours".to_owned(),
            (true, false) => format!("{user}, on your other computer {host},"),
            (false, true) => format!("{user}, on this computer,"),
            (false, false) => format!("{user}, on the computer {host},"),
        };
        write!(f, "{who} has this project open since {}", moment(holder.since))
    }
}

fn left_behind(holder: &Holder) -> String {
    format!(
        "{} left this project locked on the computer {}, seen last {}: that lock was removed",
        holder.user,
        holder.host,
        moment(holder.refreshed)
    )
}

fn me() -> Holder {
    let names = ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(|name| std::env::var(name).ok());
    let mut names = names.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    let now = Timestamp::now();
    Holder {
        user: names.next().unwrap_or_else(|| "somebody".to_owned()),
        host: gethostname::gethostname().to_string_lossy().into_owned(),
        since: now,
        refreshed: now,
        pid: std::process::id(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        run: RUN.clone(),
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
