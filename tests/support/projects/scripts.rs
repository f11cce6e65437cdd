//! A project to look at: statements in and over each other, and the same news in many scripts.

use std::collections::BTreeMap;
use std::sync::Arc;

use demarche::edit::{Transaction, apply};
use demarche::model::{
    Actor, ActorKind, ByteIndex, Coder, Dated, Demand, IdSource, Project, Record, Source, Span, Stance,
    Statement, Text,
};

/// Title, outlet, date and words; `⟦a` begins a statement and `a⟧` ends it.
const ARTICLES: [[&str; 4]; 5] = [
    [
        "Talks on the bridge go into a fourth day",
        "The Ferry Post",
        "2026-03-02",
        "Talks on the bridge go into a fourth day\n\
         The delegations met for nine hours. ⟦aNorthland asks ⟦bthat both banks withdraw their guns ⟦cby the end of the monthc⟧b⟧, and that observers count thema⟧. Nobody left the room before midnight.\n\
         “⟦dWe want the ferry to run again, ⟦eand we want it in writing,d⟧ before the first gun is moved,e⟧” said the envoy of Southland. ⟦fThe chair ⟦gproposed ⟦ha pause of ⟦iten ⟦jdaysj⟧i⟧h⟧g⟧ for both sidesf⟧; the pause was not written down.\n\
         Reporters waited below in the rain. A baker brought bread to them, and for an hour no one spoke of guns at all. When the windows went dark, the spokesman came down the stairs and read a page and a half aloud, of which most was thanks.\n\
         ⟦kNorthland does not accept a pause without observers.k⟧ ⟦lSouthland does.l⟧ The talks go on at ten.",
    ],
    [
        "محادثات الجسر تدخل يومها الرابع",
        "جريدة الميناء",
        "2026-03-03",
        "اجتمعت الوفود تسع ساعات. ⟦aطالبت الشمال ⟦bبسحب المدافع من الضفتين قبل نهاية الشهرb⟧، وبأن يحصيها مراقبونa⟧. ولم يغادر أحد القاعة قبل منتصف الليل.\n\
         وقال مندوب الجنوب: «⟦dنريد أن تعود العبّارة إلى العمل، ⟦eونريد ذلك مكتوبًاd⟧ قبل أن يتحرك أول مدفعe⟧».\n\
         وفق تقرير UNO فإن 25% من السكان غادروا المدينة، ⟦cكما قالت Anna Berg في مؤتمر صحفيc⟧ يوم 3 مارس 2026.",
    ],
    [
        "השיחות על הגשר נכנסות ליום הרביעי",
        "עיתון הנמל",
        "2026-03-03",
        "המשלחות נפגשו תשע שעות. ⟦aהצפון מבקש ⟦bששתי הגדות יסיגו את התותחים עד סוף החודשb⟧, ושמשקיפים יספרו אותםa⟧. איש לא עזב את החדר לפני חצות.\n\
         ⟦dהדרום רוצה שהמעבורת תחזור לפעולd⟧, כך נאמר בדוח של UNO מיום 3.3.2026, ו־25% מן הצירים הסכימו.\n\
         The envoy wrote «שלום לשתי הגדות» below the page, ⟦cand asked that “המעבורת” be named in itc⟧; nobody objected.",
    ],
    [
        "Переговори на мосту: день четвертий",
        "Портова газета",
        "2026-03-04",
        "Делегації засідали дев’ять годин. ⟦aПівніч вимагає, ⟦bщоб обидва береги відвели гармати до кінця місяцяb⟧, а спостерігачі їх порахувалиa⟧. До півночі ніхто не вийшов із зали.\n\
         «⟦dМи хочемо, щоб пором знову ходивd⟧», — сказав посланець Півдня. ⟦lПівдень погоджується на перерву.l⟧",
    ],
    [
        "桥上会谈进入第四天",
        "港口报",
        "2026-03-05",
        "代表团开了九个小时的会。⟦a北方要求⟦b两岸在月底前撤走大炮b⟧，并由观察员清点a⟧。午夜之前没有人离开会场。\n\
         南方的代表说：“⟦d我们希望渡船重新开航，⟦e并且写成文字d⟧，然后才移动第一门炮e⟧。”\n\
         日本の記者は「⟦c渡し船を再び動かすべきだc⟧」と書いた。\n\
         한국 기자는 ⟦l남쪽이 휴전에 동의했다고 전했다l⟧.",
    ],
];

/// Four parties, four demands and five articles.
pub fn scripts() -> Project {
    let mut ids = IdSource::seeded(11);
    let mut project = Project::empty(ids.fresh().into(), "News in many scripts");
    let coder = Coder { id: ids.fresh().into(), order: 1, name: "Ada".into() };
    let coder_id = coder.id;
    let mut change = Transaction::new("Build").put(coder);
    let (mut actors, mut demands) = (Vec::new(), Vec::new());
    for (order, name) in (1..).zip(["Northland", "Southland", "The chair", "الجنوب"]) {
        let actor = Actor::new(ids.fresh().into(), order, name, ActorKind::Party);
        actors.push(actor.id);
        change = change.put(actor);
    }
    for (order, name) in (1..).zip(["withdrawal", "ferry", "observers", "a pause"]) {
        let demand = Demand::new(ids.fresh().into(), order, name);
        demands.push(demand.id);
        change = change.put(demand);
    }
    let mut statements = 1..;
    for (order, [title, outlet, date, marked]) in (1..).zip(ARTICLES) {
        let (words, spans) = unmarked(marked);
        let text = Arc::new(Text::normalize(&words));
        let mut source = Source::new(ids.fresh().into(), order, text.id(), title);
        source.outlet = outlet.into();
        source.published = Some(Dated::confirmed(date.parse().unwrap()));
        let of = source.id;
        change = change.put(Record::Text(Arc::clone(&text))).put(source);
        for (key, span) in spans {
            let (order, quote) = (statements.next().unwrap(), text.slice(span).unwrap());
            let mut statement = Statement::new(ids.fresh().into(), order, of, Some(span), quote, coder_id);
            statement.actor = Some(actors[key % actors.len()]);
            statement.demand = (key != 8).then(|| demands[(key + key / 4) % demands.len()]);
            statement.stance = Some(Stance::Demands);
            statement.created = Some("2026-03-06T09:10:11Z".parse().unwrap());
            change = change.put(statement);
        }
    }
    apply(&mut project, &change).unwrap();
    project
}

/// The words without marks, and the span of each key, `a` being 0, in the order of their ends.
fn unmarked(marked: &str) -> (String, Vec<(usize, Span)>) {
    let (mut words, mut open, mut spans) = (String::new(), BTreeMap::new(), Vec::new());
    let mut letters = marked.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '⟦' {
            open.insert(letters.next().unwrap(), words.len());
        } else if letters.peek() == Some(&'⟧') {
            letters.next();
            let start = open.remove(&letter).unwrap();
            let span = Span::new(ByteIndex(start), ByteIndex(words.len())).unwrap();
            spans.push(((letter as u8 - b'a') as usize, span));
        } else {
            words.push(letter);
        }
    }
    (words, spans)
}
