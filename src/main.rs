//! Arguments to command line or window; nothing else.

fn main() {
    #[cfg(feature = "gui")]
    {
        use demarche::ui::{action::Action, command::Command};
        let session = demarche::session::Session::on_empty("Scaffold");
        let look = Action::Wear(demarche::ui::look_from_environment());
        let _ = demarche::ui::open(demarche::ui::Opening {
            session,
            wishes: vec![look, Action::Run(Command::OpenExample)],
            login: "me".to_owned(),
        });
    }
}
