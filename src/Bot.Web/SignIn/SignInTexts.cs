using Bot.Chat.Phrases;

namespace Bot.Web.SignIn;

internal static class SignInTexts
{
    public static Phrase SignedOut() => new("sign_in.out", "You are signed out of the incident bot.", "Vous êtes déconnecté du bot d’incident.");
    public static Phrase Again() => new("sign_in.again", "Sign in", "Se connecter");
    public static Phrase SignOut() => new("sign_in.sign_out", "Sign out", "Se déconnecter");
    public static Phrase NotAllowed() => new("sign_in.not_allowed", "You are signed in, and incidents are not yours to see. Ask whoever runs the bot to let your group in (SignIn:Require).",
        "Vous êtes connecté, mais les incidents ne vous sont pas ouverts. Demandez à qui fait tourner le bot d’ouvrir à votre groupe (SignIn:Require).");
    public static Phrase Failed() => new("sign_in.failed", "Signing in did not work. Try once more; if it fails again, tell whoever runs the bot: `bot doctor` says what is wrong.",
        "La connexion a échoué. Essayez encore ; si elle échoue de nouveau, prévenez qui fait tourner le bot : `bot doctor` dit ce qui ne va pas.");
    public static Phrase Unreachable() => new("sign_in.unreachable", "Your company’s sign-in does not answer. Those who are signed in stay so; try again in a minute.",
        "La connexion de votre entreprise ne répond pas. Les personnes déjà connectées le restent ; réessayez dans une minute.");
}
