using Bot.Chat.Phrases;

namespace Bot.Slack;

/// <summary>What the adapter itself says.</summary>
internal static class SlackTexts
{
    public static Phrase NotAColleague() => new("slack.not_a_colleague", "Incidents are worked on by members of this workspace. What you say in an incident’s channel is on its record; please ask one of them to do this for you.",
        "Les incidents sont traités par les membres de cet espace de travail. Ce que vous dites dans le canal d’un incident est enregistré ; demandez à l’un d’eux de le faire pour vous.");

    public static Phrase Huddle() => new("slack.huddle", "🎧 A huddle: what is said there is not recorded", "🎧 Un appel d’équipe : ce qui s’y dit n’est pas enregistré");

    public static Phrase FormLate() => new("slack.form_late", "Slack did not open the form in time. Nothing was changed: do it again, or type the command with its words, for example `/incident declare P2 what is wrong`.",
        "Slack n’a pas ouvert le formulaire à temps. Rien n’a été changé : recommencez, ou tapez la commande avec ses mots, par exemple `/incident déclarer P2 ce qui ne va pas`.");

    public static Phrase FileSent(string name) => new("slack.file_sent", "*{0}* is in your messages with the bot.", "*{0}* se trouve dans vos messages avec le bot.", name);
    public static Phrase WholeAnswer() => new("slack.whole_answer", "answer.txt", "reponse.txt");

    public static Phrase LeftOut(int characters, string file) => new("slack.left_out_file", "… {0} characters are left out here. The whole answer is in *{1}* in your messages with the bot.",
        "… {0} caractères sont omis ici. La réponse entière est dans *{1}*, dans vos messages avec le bot.", characters, file);

    public static Phrase LeftOut(int characters) => new("slack.left_out", "… {0} characters are left out here. `/incident export` hands over everything of an incident.",
        "… {0} caractères sont omis ici. `/incident exporter` donne tout d’un incident.", characters);

    public static Phrase Answer() => new("slack.answer", "Incident bot", "Bot d’incidents");
    public static Phrase Close() => new("slack.close", "Close", "Fermer");
}
