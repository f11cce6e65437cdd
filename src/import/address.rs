//! Addresses of the web: what is one, whose it is, which day it tells.

use crate::model::{Dated, When};

/// Whether words are an address.
pub(super) fn is_address(words: &str) -> bool {
    words.starts_with("http://") || words.starts_with("https://")
}

/// The host of an address, without "www."; none where it has no dot.
pub(super) fn host(address: &str) -> Option<&str> {
    let (_, after) = address.split_once("://")?;
    let host = after.split(['/', ':', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| host.contains('.'))
}

/// The day in an address, as `/2022/03/29/` or `/2022-03-29/`.
pub(super) fn day_in(address: &str) -> Option<Dated> {
    let parts: Vec<&str> = address.split('/').collect();
    let days = parts.windows(3).filter_map(|parts| match parts {
        [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2 => {
            format!("{year}-{month}-{day}").parse().ok()
        }
        _ => None,
    });
    let whole = parts.iter().filter(|part| part.len() == 10).filter_map(|part| part.parse().ok());
    let day = days.chain(whole).next()?;
    Some(Dated::guessed(When::At(day), "address"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_its_host_and_day() {
        assert_eq!(host("https://www.coast.example:80/a"), Some("coast.example"));
        assert_eq!(host("https://localhost/a"), None);
        let day = |address: &str| day_in(address).map(|it| it.when.to_string());
        for address in ["https://a.example/2022/03/29/talks", "https://a.example/talks/2022-03-29/x"] {
            assert_eq!(day(address).as_deref(), Some("2022-03-29"), "{address}");
        }
        for address in ["https://a.example/2022/3/talks", "https://a.example/2022/13/29/x", ""] {
            assert_eq!(day(address), None, "{address}");
        }
    }
}
