//! Arguments to command line or window; nothing else.

fn main() {
    #[cfg(feature = "gui")]
    {
        let session = demarche::session::Session::new("Scaffold", 1);
        let _ =
            demarche::ui::open(demarche::ui::Opening { session, wishes: Vec::new(), login: "me".to_owned() });
    }
}
