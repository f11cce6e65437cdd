//! A file that is written as a whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::ExportError;

/// Writes a file; what stands there is replaced only when all of the new content is written.
///
/// What is no plain file, such as a pipe, is written to directly. Gives what
/// `fill` gives. The error names the file, last.
pub fn write_file<T>(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, ExportError>,
) -> Result<T, ExportError> {
    let failed = |error: ExportError| match error {
        ExportError::Write(error) => ExportError::File { error, path: path.to_owned() },
        other => other,
    };
    let io_failed = |error: io::Error| ExportError::File { error, path: path.to_owned() };
    // A link is followed, so that it stays one.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&target).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        let pipe = fs::OpenOptions::new().write(true).open(&target).map_err(io_failed)?;
        let mut writer = BufWriter::new(pipe);
        let filled = fill(&mut writer).map_err(failed)?;
        writer.flush().map_err(io_failed)?;
        return Ok(filled);
    }
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(io_failed(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only")));
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".demarche.").suffix(".writing");
    as_new(&mut builder);
    let mut fresh = builder.tempfile_in(folder).map_err(io_failed)?;
    let mut writer = BufWriter::new(fresh.as_file_mut());
    let filled = fill(&mut writer).map_err(failed)?;
    writer.flush().map_err(io_failed)?;
    drop(writer);
    if let Some(old) = old {
        fresh.as_file().set_permissions(old.permissions()).map_err(io_failed)?;
    }
    fresh.persist(&target).map_err(|error| io_failed(error.error))?;
    Ok(filled)
}

/// A new file may be read by whom the user's mask lets read it; temporary files are private.
#[cfg(unix)]
fn as_new(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn as_new(_builder: &mut tempfile::Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_fails_halfway_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("table.csv");
        write_file(&path, |target| Ok(target.write_all(b"old")?)).unwrap();
        let error = write_file(&path, |target| -> Result<(), ExportError> {
            target.write_all(b"half")?;
            Err(io::Error::other("the pen broke").into())
        });
        assert_eq!(error.unwrap_err().to_string(), format!("the pen broke: {}", path.display()));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        write_file(&path, |target| Ok(target.write_all(b"new")?)).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let nowhere = folder.path().join("none/table.csv");
        let error = write_file(&nowhere, |_| Ok(())).unwrap_err().to_string();
        assert!(error.ends_with(&format!(": {}", nowhere.display())), "{error}");
    }
}
