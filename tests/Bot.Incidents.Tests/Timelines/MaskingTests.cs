using Bot.Incidents.Timelines;

namespace Bot.Incidents.Tests.Timelines;

public class MaskingTests
{
    private const string Plain = "FR L'origine de l'incident a été identifiée à 15h11. EN The root cause was identified at 3:11pm, ticket TSR-2292, on 16/09/2025.";

    [Theory]
    [InlineData("card 4111 1111 1111 1111 refused", "card [masked card …1111] refused")]
    [InlineData("4111111111111111", "[masked card …1111]")]
    [InlineData("4111-1111-1111-1111.", "[masked card …1111].")]
    [InlineData("4111\u00a01111\u202f1111\u00a01111", "[masked card …1111]")]
    [InlineData("4111 - 1111 - 1111 - 1111", "[masked card …1111]")]
    [InlineData("4111.1111.1111.1111", "[masked card …1111]")]
    [InlineData("411111 1111 111111", "[masked card …1111]")]
    [InlineData("PAN:4111111111111111;", "PAN:[masked card …1111];")]
    [InlineData("card4111111111111111EUR", "card[masked card …1111]EUR")]
    [InlineData("4222222222222", "[masked card …2222]")]
    [InlineData("amex 378282246310005", "amex [masked card …0005]")]
    [InlineData("amex 3782 822463 10005", "amex [masked card …0005]")]
    [InlineData("diners 3056 930902 5904", "diners [masked card …5904]")]
    [InlineData("jcb 3530111333300000", "jcb [masked card …0000]")]
    [InlineData("mastercard 2223003122003222", "mastercard [masked card …3222]")]
    [InlineData("unionpay 6212345678900000003", "unionpay [masked card …0003]")]
    [InlineData("9792 0303 9444 0796", "[masked card …0796]")]
    [InlineData("5500 0055 5555 5559 and 4111111111111111", "[masked card …5559] and [masked card …1111]")]
    [InlineData("12 4111 1111 1111 1111 12345678", "12 [masked card …1111] 12345678")]
    [InlineData("4111 1111 1111 1111 12/27 123", "[masked card …1111] 12/27 123")]
    [InlineData("a\n4111111111111111\nb", "a\n[masked card …1111]\nb")]
    public void Card_numbers_keep_their_last_four_digits(string text, string expected) => Masks(text, expected);

    [Theory]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606 ok", "[masked IBAN] ok")]
    [InlineData("FR14 20041 01005 0500013M026 06", "[masked IBAN]")]
    [InlineData("iban de89370400440532013000", "iban [masked IBAN]")]
    [InlineData("IBAN:GB82WEST12345698765432.", "IBAN:[masked IBAN].")]
    [InlineData("NL91-ABNA-0417-1643-00", "[masked IBAN]")]
    [InlineData("no9386011117947", "[masked IBAN]")]
    [InlineData("MT84 MALT 0110 0001 2345 MTLC AST0 01S", "[masked IBAN]")]
    public void Ibans(string text, string expected) => Masks(text, expected);

    [Theory]
    [InlineData("Authorization: Bearer abcdef1234567890.xyz", "Authorization: Bearer [masked token]")]
    [InlineData("bearer mF_9.B5f-4.1JqM.", "bearer [masked token].")]
    [InlineData("Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Authorization: Basic [masked token]")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcDEF123.", "[masked token].")]
    [InlineData("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcDEF123", "Bearer [masked token]")]
    [InlineData("eyJhbGciOiJkaXIiLCJlbmMiOiJBIn0..aaa.bbb.ccc", "[masked token]")]
    [InlineData("xoxb-123456789012-abcdefABCDEF", "[masked token]")]
    [InlineData("xoxp-1-2-3-abcdef12", "[masked token]")]
    [InlineData("xoxe.xoxp-1-abcdefgh", "[masked token]")]
    [InlineData("xoxd-abcdefgh%2Bijkl%3D end", "[masked token] end")]
    [InlineData("xapp-1-A012-345-abcdef", "[masked token]")]
    [InlineData("https://hooks.slack.com/services/T000/B000/abcDEF", "https://hooks.slack.com/services/[masked token]")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "[masked token]")]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "[masked token]")]
    [InlineData("ghu_abcdefghijklmnopqrstuvwxyz0123456789", "[masked token]")]
    [InlineData("github_pat_11ABCDEFG0abcdefghijkl_mnop", "[masked token]")]
    [InlineData("sk_live_abcdefgh12345678", "[masked token]")]
    [InlineData("rk_live_abcdefgh12345678", "[masked token]")]
    public void Tokens(string text, string expected) => Masks(text, expected);

    [Theory]
    [InlineData("password=hunter22 next", "password=[masked password] next")]
    [InlineData("password=x", "password=[masked password]")]
    [InlineData("the password \"Winter2025!\" works", "the password \"[masked password]\" works")]
    [InlineData("le mdp est « Hiver2025 »", "le mdp est « [masked password] »")]
    [InlineData("le mot de passe est Hiver2025, merci", "le mot de passe est [masked password], merci")]
    [InlineData("password is now Tr0ub4dor.", "password is now [masked password].")]
    [InlineData("curl -u admin:S3cr3t99 https://x", "curl -u admin:[masked password] https://x")]
    [InlineData("mysql -h db -u root -pHunter22 pay", "mysql -h db -u root -p[masked password] pay")]
    [InlineData("cvv 123 and code PIN : 1234", "cvv [masked code] and code PIN : [masked code]")]
    [InlineData("password=hun,ter;22!", "password=[masked password]")]
    [InlineData("pwd: abc", "pwd: [masked password]")]
    [InlineData("Mot de passe : secret99", "Mot de passe : [masked password]")]
    [InlineData("mdp: azerty12", "mdp: [masked password]")]
    [InlineData("DB_PASSWORD=hunter22", "DB_PASSWORD=[masked password]")]
    [InlineData("spring.datasource.password=hunter22", "spring.datasource.password=[masked password]")]
    [InlineData("aws_secret_access_key=abcdEFGH1234", "aws_secret_access_key=[masked password]")]
    [InlineData("secret=abcdefgh", "secret=[masked password]")]
    [InlineData("api_key=abcdefgh and apikey: abcd1234", "api_key=[masked password] and apikey: [masked password]")]
    [InlineData("password=\"my secret pass\" next", "password=\"[masked password]\" next")]
    [InlineData("password='my secret pass'", "password='[masked password]'")]
    [InlineData("{\"password\": \"hun \\\" ter\", \"user\": \"ana\"}", "{\"password\": \"[masked password]\", \"user\": \"ana\"}")]
    [InlineData("{\\\"password\\\":\\\"hunter22\\\",\\\"x\\\":1}", "{\\\"password\\\":\\\"[masked password]\\\",\\\"x\\\":1}")]
    [InlineData("Server=db1;Password=a;b;Database=pay", "Server=db1;Password=[masked password];Database=pay")]
    [InlineData("https://x/login?password=abc&next=/home", "https://x/login?password=[masked password]&next=/home")]
    [InlineData("(password=hunter22).", "(password=[masked password]).")]
    [InlineData("password=abc;pwd=def", "password=[masked password];pwd=[masked password]")]
    [InlineData("access_token=abcd1234", "access_token=[masked password]")]
    [InlineData("https://user:pa55word@host/x", "https://user:[masked password]@host/x")]
    [InlineData("postgres://u:p@ss@host/db", "postgres://u:[masked password]@host/db")]
    [InlineData("redis://:s3cret99@host:6379", "redis://:[masked password]@host:6379")]
    [InlineData("<https://u:pw@h|docs>", "<https://u:[masked password]@h|docs>")]
    public void Passwords(string text, string expected) => Masks(text, expected);

    [Theory]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- after", "[masked private key] after")]
    [InlineData("-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----", "[masked private key]")]
    [InlineData("-----BEGIN PGP PRIVATE KEY BLOCK-----\nabc", "[masked private key]")]
    [InlineData("see -----BEGIN OPENSSH PRIVATE KEY-----\ncut off", "see [masked private key]")]
    public void Private_keys(string text, string expected) => Masks(text, expected);

    [Fact]
    public void What_is_glued_together_is_masked_piece_by_piece() =>
        Masks("4111111111111111sk_live_abcdefgh1234", "[masked card …1111][masked token]");

    [Theory]
    [InlineData("order 4111111111111112 fails Luhn")]
    [InlineData("https://acme.slack.com/archives/C1/p1758031871000108")]
    [InlineData("ts 1758031871.000108 TSR-2292 2025-09-16T15:11:54+02:00")]
    [InlineData("epoch 1758031871, ms 1758031871003, µs 1758031871000108, ns 1758031871000000007")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("41111111-1111-1111-8111-123456789012")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca4111111111111111")]
    [InlineData("call +33 6 12 34 56 78 or 06 12 34 56 78 06 98 76 54 32")]
    [InlineData("call +491512345678904")]
    [InlineData("IMEI 490154203237518")]
    [InlineData("latency 0.4111111111111111 s")]
    [InlineData("16/09/2025 15h11 CEST - 16/09/2025 16h00 CEST")]
    [InlineData("41111111111111111111111111 is too long")]
    [InlineData("0000000000000000")]
    [InlineData("FR14 2004 1010 0505 0001 3M02 607 is wrong")]
    [InlineData("DE12 nodes of 12345678 were restarted again")]
    [InlineData("FR Nous avons identifié des difficultés 2025")]
    public void Numbers_that_are_no_card_stay(string text) => Stays(text);

    [Theory]
    [InlineData("the bearer of bad news")]
    [InlineData("bearer authentication failed, basic infrastructure is down")]
    [InlineData("asiapacificregionalteam is informed")]
    [InlineData("passed 12 tests: all good")]
    [InlineData("the passwordless login, and bypass=true")]
    [InlineData("the password is wrong again")]
    [InlineData("le mot de passe est expiré depuis 15h11")]
    [InlineData("password reset at 15h11 for 2 people")]
    [InlineData("pin 42 messages, mysql -p 3306")]
    [InlineData("the secret: rotation")]
    [InlineData("token: expired, max_tokens=5000, token_type=jwt")]
    [InlineData("http://host:8080/users/a@b.c and http://host:8080?to=a@b.c")]
    [InlineData("ssh://git@host:22/a and https://medium.com/@ana")]
    [InlineData("risk-assessment-of-the-whole-platform task-12345678901234567890")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----")]
    [InlineData("")]
    public void Words_that_only_sound_secret_stay(string text) => Stays(text);

    [Fact]
    public void Counts_what_it_masked() => Assert.Equal(3, Masking.Mask("4111111111111111 password=hunter22 FR1420041010050500013M02606").Count);

    [Fact]
    public void What_holds_nothing_costs_no_memory()
    {
        Assert.Same(Plain, Masking.Mask(Plain).Text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) _ = Masking.Mask(Plain);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Masks(string text, string expected)
    {
        var masked = Masking.Mask(text);
        Assert.Equal(expected, masked.Text);
        Assert.Equal(new Masked(expected, 0), Masking.Mask(expected));
        Assert.True(masked.Count > 0);
    }

    private static void Stays(string text) => Assert.Equal(new Masked(text, 0), Masking.Mask(text));
}
