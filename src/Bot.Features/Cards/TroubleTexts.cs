using Bot.Chat.Phrases;

namespace Bot.Features.Cards;

/// <summary>What a chat could not do, in words, with what puts it right.</summary>
public static class TroubleTexts
{
    /// <summary>One line of the card.</summary>
    /// <param name="where"><c>platform/step</c>.</param>
    /// <param name="reason">The chat's own word, first the code.</param>
    public static Phrase Line(string where, string reason)
    {
        ArgumentNullException.ThrowIfNull(where);
        ArgumentNullException.ThrowIfNull(reason);
        var parts = where.Split('/', 2);
        return new("trouble.line", "{0}, {1}: `{2}`. {3}", "{0}, {1} : `{2}`. {3}", Chat(parts[0]), Step(parts[^1]), reason, Remedy(reason.Split(':', ' ')[0]));
    }

    /// <summary>The same as a person is told it: the chat's own word only where nobody knows what it takes.</summary>
    /// <inheritdoc cref="Line"/>
    public static Phrase Told(string where, string reason)
    {
        ArgumentNullException.ThrowIfNull(where);
        ArgumentNullException.ThrowIfNull(reason);
        var parts = where.Split('/', 2);
        var remedy = Remedy(reason.Split(':', ' ')[0]);
        return remedy.Key != "remedy.repair" ? new("trouble.told", "{0}, {1}: {2}", "{0}, {1} : {2}", Chat(parts[0]), Step(parts[^1]), remedy)
            : new("trouble.told_code", "{0}, {1}: that did not work. {2} (`{3}`)", "{0}, {1} : cela n’a pas fonctionné. {2} (`{3}`)", Chat(parts[0]), Step(parts[^1]), remedy, reason);
    }

    /// <summary>What a chat or status page is called.</summary>
    public static string Chat(string platform) => platform switch { "slack" or "slack-history" => "Slack", "teams" => "Teams", "statuspage" => "Statuspage", _ => platform };

    private static Phrase Step(string step) => step switch
    {
        "room" => new("trouble.room", "the channel", "le canal"),
        "card" => new("trouble.card", "the card", "la fiche"),
        "pin" => new("trouble.pin", "pinning the card", "l’épingle de la fiche"),
        "topic" => new("trouble.topic", "the topic", "le sujet du canal"),
        "bookmarks" => new("trouble.bookmarks", "the bookmarks", "les favoris du canal"),
        "invite" => new("trouble.invite", "inviting people", "l’invitation de personnes"),
        "on_call" => new("trouble.on_call", "inviting the on-call group", "l’invitation de l’astreinte"),
        "announcement" => new("trouble.announcement", "the announcement", "l’annonce"),
        "post" => new("trouble.post", "a message", "un message"),
        "connection" => new("trouble.connection", "the connection", "la connexion"),
        "tell" => new("trouble.tell", "a message to one person", "un message à une personne"),
        "history" => new("trouble.history", "reading back what was missed", "la relecture de ce qui a été manqué"),
        "recording" => new("trouble.recording", "recording the channel", "l’enregistrement du canal"),
        "publish" => new("trouble.publish", "the public updates", "les mises à jour publiques"),
        "other" => new("trouble.other", "one step", "une étape"),
        _ => new("trouble.step", "{0}", "{0}", step),
    };

    private static Phrase Remedy(string code) => code switch
    {
        "missing_scope" or "unknown_method" => new("remedy.scope", "Install the app again from its manifest, then `/incident repair`.", "Réinstallez l’application depuis son manifeste, puis `/incident réparer`."),
        "token_revoked" or "token_expired" or "account_inactive" or "invalid_auth" or "not_authed" => new("remedy.token",
            "Install the app again and give the bot its new token; what waits is sent then.", "Réinstallez l’application et donnez au bot son nouveau jeton ; ce qui attend partira alors."),
        "is_archived" => new("remedy.archived", "Unarchive the channel, then `/incident repair`.", "Désarchivez le canal, puis `/incident réparer`."),
        "not_in_channel" or "channel_not_found" => new("remedy.invite", "Invite the bot to the channel, then `/incident repair`.", "Invitez le bot dans le canal, puis `/incident réparer`."),
        "restricted_action" or "restricted_action_read_only_channel" or "no_permission" => new("remedy.admin", "A workspace admin has to allow it, then `/incident repair`.", "Un administrateur de l’espace doit l’autoriser, puis `/incident réparer`."),
        "no_channel" => new("remedy.no_channel", "It has no channel yet: `/incident repair` makes it and sends what waits.", "Il n’y a pas encore de canal : `/incident réparer` le crée et envoie ce qui attend."),
        "BotNotInConversationRoster" => new("remedy.roster", "Add the app to the team or chat again, then `/incident repair`.", "Ajoutez à nouveau l’application à l’équipe ou à la conversation, puis `/incident réparer`."),
        "ConversationNotFound" => new("remedy.not_found", "It was deleted, or Teams:Channel or Teams:AnnounceChannel is wrong; `/incident repair` tries again.", "Elle a été supprimée, ou bien Teams:Channel ou Teams:AnnounceChannel est faux ; `/incident réparer` réessaie."),
        "MessageSizeTooBig" => new("remedy.size", "The text is too long for Teams; the console has the whole of it.", "Le texte est trop long pour Teams ; la console l’a en entier."),
        "no_team_channel" => new("remedy.team_channel", "Set Teams:Channel to the team channel that incidents are opened in, then `/incident repair`.", "Réglez Teams:Channel sur le canal d’équipe où s’ouvrent les incidents, puis `/incident réparer`."),
        "private_in_team" => new("remedy.private", "A whole team reads along in a channel: declare private incidents in a group chat of those who may know, with the bot in it. This one is worked on in the console.",
            "Toute une équipe lit un canal : déclarez les incidents privés dans une conversation de groupe de ceux qui peuvent savoir, avec le bot. Celui-ci se traite dans la console."),
        "sign_in_refused" => new("remedy.sign_in", "Give the bot a new secret of its app registration (Teams:AppPassword); what waits is sent then.", "Donnez au bot un nouveau secret de son inscription d’application (Teams:AppPassword) ; ce qui attend partira alors."),
        "key_refused" => new("remedy.key", "Give the bot a key that may manage the page (Statuspage:ApiKey); what waits is published then.", "Donnez au bot une clé qui peut gérer la page (Statuspage:ApiKey) ; ce qui attend sera alors publié."),
        "page_not_found" => new("remedy.page", "Statuspage:PageId is wrong, or the incident was deleted from the page; `/incident repair` makes it anew.", "Statuspage:PageId est faux, ou l’incident a été supprimé de la page ; `/incident réparer` le recrée."),
        "bot_failed" => new("remedy.bot_failed", "That is the bot’s own mistake: its log says more under this number. `/incident repair` tries again.", "C’est une erreur du bot lui-même : son journal en dit plus sous ce numéro. `/incident réparer` réessaie."),
        _ => new("remedy.repair", "`/incident repair` tries again.", "`/incident réparer` réessaie."),
    };
}
