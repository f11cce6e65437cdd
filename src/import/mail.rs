//! Newsletters (EML, RFC 5322 and MIME) and web pages saved as one file (MHTML, RFC 2557).

use mail_parser::{Message, MessageParser, MimeHeaders};

use crate::model::{Dated, PartialDate, Text, When};

use super::article::complete;
use super::clean::clean;
use super::sniff::file_name;
use super::{ArticleDraft, Candidate, Field, ImportError, ReadOptions, Reading, Sureness, Warning};
use super::{furniture, html, unwrap};

/// Reads the message of an e-mail: its plain words, else its page from top to bottom.
pub(super) fn read_eml(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let message = message(name, bytes)?;
    let mut draft = if let Some(words) = plain(&message) {
        let words = Text::normalize(&clean(&words));
        let joined = unwrap::joined(words.as_str()).map(|joined| Text::normalize(&joined));
        ArticleDraft::new(joined.unwrap_or(words))
    } else {
        let page = page(&message).ok_or_else(|| empty(name))?;
        ArticleDraft::new(Text::normalize(&html::whole_text(&page)))
    };
    if draft.text.as_str().trim().is_empty() {
        return Err(empty(name));
    }
    if let Some(mut page) = furniture::offer(draft.text.as_str()) {
        if options.clean {
            page.keep_article();
            draft.turn_to(page);
        } else {
            draft.warnings.push(furniture::doubt(&page));
            draft.page = Some(page);
        }
    }
    offer_head(&mut draft, &message);
    let attached: Vec<&str> = message.attachments().filter_map(MimeHeaders::attachment_name).collect();
    if !attached.is_empty() {
        draft.warnings.push(Warning::new(format!("what is attached was not read: {}", attached.join(", "))));
    }
    Ok(finished(draft, name, options))
}

/// Reads the page of a web archive as a browser saves it.
pub(super) fn read_mhtml(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let message = message(name, bytes)?;
    let page = page(&message).ok_or_else(|| empty(name))?;
    let address = ["Snapshot-Content-Location", "Content-Location"]
        .iter()
        .find_map(|header| message.header_raw(*header))
        .map(str::trim)
        .filter(|address| address.starts_with("http"));
    let draft = html::page(name, &page, address, options)?;
    Ok(finished(draft, name, options))
}

fn finished(mut draft: ArticleDraft, name: &str, options: &ReadOptions) -> Reading {
    file_name(name).clone_into(&mut draft.file);
    complete(&mut draft, options);
    Reading { articles: vec![draft], ..Reading::default() }
}

fn message<'a>(name: &str, bytes: &'a [u8]) -> Result<Message<'a>, ImportError> {
    MessageParser::default().parse(bytes).ok_or_else(|| empty(name))
}

/// The plain words of a message, where it has some of its own.
fn plain(message: &Message) -> Option<String> {
    let part = message.text_bodies().find(|part| part.is_text() && !part.is_text_html())?;
    part.text_contents().map(str::to_owned).filter(|words| words.split_whitespace().nth(10).is_some())
}

fn page(message: &Message) -> Option<String> {
    let part = message.parts.iter().find(|part| part.is_text_html());
    match part {
        Some(part) => part.text_contents().map(str::to_owned),
        None => message.body_html(0).map(std::borrow::Cow::into_owned),
    }
}

/// Subject, sender and day of a message; the day is that of the sender's clock.
fn offer_head(draft: &mut ArticleDraft, message: &Message) {
    if let Some(subject) = message.subject() {
        draft.offer(Candidate::new(Field::Title, subject, "subject", Sureness::Stated));
    }
    if let Some(sender) = message.from().and_then(mail_parser::Address::first) {
        let address = sender.address().unwrap_or_default();
        draft.offer(Candidate::new(
            Field::Author,
            sender.name().unwrap_or_default(),
            "sender",
            Sureness::Likely,
        ));
        let host = address.rsplit_once('@').map_or("", |(_, host)| host);
        draft.offer(Candidate::new(Field::Outlet, host, "sender's address", Sureness::Guessed));
    }
    let day = message.date().and_then(|date| {
        let year = i16::try_from(date.year).ok()?;
        PartialDate::day_of(year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?)
    });
    if let Some(day) = day {
        let printed = message.header_raw("Date").unwrap_or_default().trim().to_owned();
        let dated = Dated { printed, ..Dated::guessed(When::At(day), "date of the message") };
        draft.offer(Candidate::date(&dated, Sureness::Stated));
    }
}

fn empty(name: &str) -> ImportError {
    ImportError::Empty { name: name.to_owned() }
}
