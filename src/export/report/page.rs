//! The page as text: elements, and words with all that means something in HTML escaped.

/// Quiet, in one column, with a line between what belongs apart; on paper no figure is cut, two stand on a
/// page, and of the tables those are printed that are open.
const STYLE: &str = "\
body{font:16px/1.5 Inter,'Segoe UI',Helvetica,Arial,sans-serif;color:#1e2227;background:#fff;\
max-width:820px;margin:32px auto;padding:0 24px}
h1{font-size:28px;line-height:1.25;margin:0 0 4px}h2{font-size:21px;margin:40px 0 8px}
h3{font-size:17px;margin:28px 0 4px}.muted{color:#5c626a;font-size:14px;margin:4px 0 12px}
svg{max-width:100%;height:auto}figure{margin:0 -24px}summary{cursor:pointer;color:#2b5c8a}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums}
th,td{border-bottom:1px solid #e5e2dc;padding:3px 8px;text-align:right}
th:first-child,td:first-child{text-align:left}
ol{list-style:none;padding:0;margin:0}li{border-top:1px solid #e5e2dc;padding:8px 0}
time{font-variant-numeric:tabular-nums;color:#5c626a;margin-right:8px}q{font-family:Georgia,serif;quotes:none}
cite{display:block;color:#5c626a;font-size:13px;font-style:normal}
@page{margin:16mm}
@media print{body{margin:0;padding:0;max-width:none;font-size:10pt;line-height:1.4}\
figure,li,tr{break-inside:avoid}h2,h3,h3+p{break-after:avoid}h2{margin:20px 0 4px}h3{margin:18px 0 2px}\
figure{margin:0}figure svg{max-width:14cm}li{padding:4px 0}.muted,cite{font-size:8.5pt;margin:2px 0}q{font-size:10.5pt}\
details:not([open]),summary{display:none}}
";

/// A page while it is written.
#[derive(Debug)]
pub(super) struct Page {
    out: String,
}

impl Page {
    /// The head, and the body opened.
    pub(super) fn begin(title: &str) -> Self {
        let mut page = Self { out: String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n") };
        page.out.push_str("<meta charset=\"utf-8\">\n");
        page.out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.out.push_str("<meta http-equiv=\"Content-Security-Policy\" ");
        page.out.push_str("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        page.words("title", "", title);
        page.out.push_str("<style>\n");
        page.out.push_str(STYLE);
        page.out.push_str("</style>\n</head>\n<body>\n");
        page
    }

    /// Opens an element; without a class where that is empty.
    pub(super) fn open(&mut self, name: &str, class: &str) {
        self.tag(name, class);
        self.out.push('\n');
    }

    /// Closes an element.
    pub(super) fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// An element that holds words.
    pub(super) fn words(&mut self, name: &str, class: &str, words: &str) {
        self.tag(name, class);
        push_escaped(&mut self.out, words);
        self.close(name);
    }

    /// What is markup already: an SVG of ours.
    pub(super) fn markup(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// The whole page.
    pub(super) fn finish(mut self) -> String {
        self.out.push_str("</body>\n</html>\n");
        self.out
    }

    fn tag(&mut self, name: &str, class: &str) {
        self.out.push('<');
        self.out.push_str(name);
        if !class.is_empty() {
            self.out.push_str(" class=\"");
            self.out.push_str(class);
            self.out.push('"');
        }
        self.out.push('>');
    }
}

/// Control letters, which HTML does not allow, become U+FFFD.
fn push_escaped(out: &mut String, words: &str) {
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(' '),
            letter if letter.is_control() => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_words_is_markup() {
        let mut page = Page::begin("a</title><script>");
        page.words("p", "muted", "<img onerror='x'> & \"q\"\u{1}\n");
        let page = page.finish();
        assert!(page.contains("<title>a&lt;/title&gt;&lt;script&gt;</title>"));
        assert!(
            page.contains(
                "<p class=\"muted\">&lt;img onerror=&#39;x&#39;&gt; &amp; &quot;q&quot;\u{fffd} </p>"
            )
        );
    }
}
