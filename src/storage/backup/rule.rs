//! Which backups stay: the last ten, then one a day for a month, then one a week.

use std::collections::BTreeSet;

use jiff::civil::{Date, ISOWeekDate};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// So many stay whenever they were kept.
const LAST: usize = 10;

/// So long one a day stays, in days.
const DAILY: i64 = 31;

/// More bytes than this are only used for the newest [`LEAST`].
const MOST_BYTES: u64 = 2 << 30;

/// So many stay however large they are.
const LEAST: usize = 5;

/// Which of these backups, given by time and size in bytes, are to be removed now.
///
/// The last ten stay; of those before, the last of each day for 31 days, then the last of each week
/// (Monday to Sunday), days in UTC. Where all that stays is larger than 2 GB the oldest go, but never
/// the newest five. The order of what is given does not matter; linear but for sorting.
pub fn superfluous(backups: &[(Timestamp, u64)], now: Timestamp) -> Vec<Timestamp> {
    let mut newest_first = backups.to_vec();
    newest_first.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let (mut days, mut weeks) = (BTreeSet::<Date>::new(), BTreeSet::<(i16, i8)>::new());
    let (mut kept, mut bytes) = (0, 0_u64);
    let mut gone = Vec::new();
    for (at, size) in newest_first {
        let date = at.to_zoned(TimeZone::UTC).date();
        let week = ISOWeekDate::from(date);
        // Both are noted for every backup, so that the last of a day also is that of its week.
        let is_first_of_day = days.insert(date);
        let is_first_of_week = weeks.insert((week.year(), week.week()));
        let is_recent = now.checked_sub((DAILY * 24).hours()).is_ok_and(|limit| at >= limit);
        let stays = kept < LAST || if is_recent { is_first_of_day } else { is_first_of_week };
        let has_room = kept < LEAST || bytes.saturating_add(size) <= MOST_BYTES;
        if stays && has_room {
            kept += 1;
            bytes = bytes.saturating_add(size);
        } else {
            gone.push(at);
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(words: &str) -> Timestamp {
        format!("{words}:00Z").parse().unwrap()
    }

    fn check(kept: &[&str], now: &str, expected: &[&str]) {
        let backups: Vec<_> = kept.iter().map(|words| (at(words), 1)).collect();
        let gone = superfluous(&backups, at(now));
        let stay: Vec<_> = kept.iter().filter(|words| !gone.contains(&at(words))).copied().collect();
        assert_eq!(stay, expected);
    }

    /// So many backups of one morning, one a minute, the first at 09:00.
    fn morning(day: &str, count: usize) -> Vec<String> {
        (0..count).map(|minute| format!("{day}T09:{minute:02}")).collect()
    }

    #[test]
    fn the_last_ten_stay() {
        let kept = morning("2026-03-12", 14);
        let kept: Vec<&str> = kept.iter().map(String::as_str).collect();
        check(&kept, "2026-03-12T10:00", &kept[4..]);
    }

    #[test]
    fn then_the_last_of_each_day_for_a_month() {
        let newest = morning("2026-03-12", 10);
        let mut kept = vec!["2026-03-09T08:00", "2026-03-09T17:00", "2026-03-10T08:00", "2026-03-11T23:59"];
        kept.extend(newest.iter().map(String::as_str));
        let expected = [&kept[1..4], &kept[4..]].concat();
        check(&kept, "2026-03-12T10:00", &expected);
    }

    #[test]
    fn then_the_last_of_each_week() {
        let newest = morning("2026-03-12", 10);
        // 2025-12-29 is the Monday of the first week of 2026.
        let old = [
            "2025-12-28T09:00",
            "2025-12-29T09:00",
            "2025-12-31T09:00",
            "2026-01-04T09:00",
            "2026-01-05T09:00",
        ];
        let kept: Vec<&str> = old.iter().copied().chain(newest.iter().map(String::as_str)).collect();
        let expected: Vec<&str> =
            [old[0], old[3], old[4]].into_iter().chain(kept[5..].iter().copied()).collect();
        check(&kept, "2026-03-12T10:00", &expected);
    }

    #[test]
    fn a_year_of_work_leaves_few_and_rotating_again_takes_none() {
        let mut kept: Vec<(Timestamp, u64)> = Vec::new();
        let begin = at("2025-01-01T08:00");
        let mut now = begin;
        for hour in 0..365 * 24 {
            now = begin + i64::from(hour).hours();
            kept.push((now, 1));
            let gone = superfluous(&kept, now);
            kept.retain(|(at, _)| !gone.contains(at));
            assert!(superfluous(&kept, now).is_empty());
        }
        // Ten of the last hours, 31 days and the weeks before them.
        assert!((85..=95).contains(&kept.len()), "{}", kept.len());
        assert!(kept.iter().all(|(at, _)| *at <= now));
    }

    #[test]
    fn large_ones_go_earlier_but_five_stay() {
        let large: Vec<_> = (0..8).map(|day| (begin() + i64::from(day * 24).hours(), 1 << 30)).collect();
        assert_eq!(superfluous(&large, begin() + 200.hours()).len(), 3);
        assert_eq!(superfluous(&[], begin()), []);
    }

    fn begin() -> Timestamp {
        at("2026-03-01T08:00")
    }
}
