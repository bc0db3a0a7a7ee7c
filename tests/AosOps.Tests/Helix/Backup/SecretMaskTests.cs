using AosOps.Helix;

namespace AosOps.Tests.Helix.Backup;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("HELIX_TOKEN=geheim\nSEED_VALUE=0.12\n", "HELIX_TOKEN=********\nSEED_VALUE=0.12\n")]
    [InlineData("export DB_PASSWORD = \"geheim geheim\"\nA=b\n", "export DB_PASSWORD = ********\nA=b\n")]
    [InlineData("# HELIX_TOKEN=geheim\nA=b\n", "# HELIX_TOKEN=********\nA=b\n")]
    [InlineData("HELIX_TOKEN=\"geheim\ngeheim\"\nA=b\n", "HELIX_TOKEN=********\nA=b\n")]
    [InlineData("HELIX_TOKEN=gehe\\\nim\nA=b\n", "HELIX_TOKEN=********\nA=b\n")]
    [InlineData("Environment=HELIX_TOKEN=geheim AUTO_HEAL=0\n", "Environment=HELIX_TOKEN=******** AUTO_HEAL=0\n")]
    [InlineData("Environment=\"API_KEY=gehe im\" A=b\n", "Environment=\"API_KEY=********\" A=b\n")]
    [InlineData("Environment='API_KEY=gehe im' A=b\n", "Environment='API_KEY=********' A=b\n")]
    [InlineData("ExecStart=/x --token geheim --workers 1\n", "ExecStart=/x --token ******** --workers 1\n")]
    [InlineData("ExecStart=/x --password=geheim \\\n --workers 1\n", "ExecStart=/x --password=******** \\\n --workers 1\n")]
    [InlineData("SetCredential=helix:geheim\n", "SetCredential=********\n")]
    [InlineData("SMTP_PASS=geheim\n", "SMTP_PASS=********\n")]
    [InlineData("COOKIE_SIGNING_KEY=geheim\n", "COOKIE_SIGNING_KEY=********\n")]
    [InlineData("HELIX_POSTGRES=Host=db;Password=geheim\n", "HELIX_POSTGRES=********\n")]
    [InlineData("URL=postgres://helix:geheim@db/helix\n", "URL=postgres://helix:********@db/helix\n")]
    [InlineData("URL=postgres://helix:gehe@im@db/helix\n", "URL=postgres://helix:********@db/helix\n")]
    public void Secrets_are_masked_and_the_rest_stays(string text, string masked)
    {
        Assert.Equal(masked, SecretMask.Apply(text, out var count));
        Assert.Equal(1, count);
    }

    [Theory]
    [InlineData("HELIX_TOKEN_FILE=/etc/helix/token\n")]
    [InlineData("ExecStart=/x --token-file /etc/helix/token --workers 1\n")]
    [InlineData("HELIX_TOKEN=\nA=b\n")]
    [InlineData("PassEnvironment=LANG TZ\n")]
    [InlineData("BYPASS_CACHE=1\n")]
    [InlineData("# The token is in a file of its own.\n[Service]\nUser=helix\n")]
    [InlineData("Documentation=https://example.org/a:b\n")]
    public void What_is_no_secret_stays(string text)
    {
        Assert.Equal(text, SecretMask.Apply(text, out var count));
        Assert.Equal(0, count);
    }

    [Fact]
    public void A_secret_is_found_wherever_it_stands()
    {
        const string Secret = "s3cr3tS3CR3T";
        var random = new Random(17);
        string[] names = ["HELIX_TOKEN", "db_password", "My-Secret", "API-KEY", "PGPASSWORD", "HELIX_POSTGRES", "webhook_url"];
        string[] forms = ["{0}={1}", "{0}=\"{1}\"", "{0}='{1}'", "export {0}={1}", "#{0}={1}", "Environment={0}={1}", "Environment=\"{0}={1}\"", "Environment=A=b '{0}={1}' C=d", "ExecStart=/x --{0} {1} --workers 1", "ExecStart=/x --{0}={1}", "{0} = {1}", "{0}=\\\n{1}", "U=amqp://u:{1}@h/ # {0}"];
        string[] others = ["", "SEED_VALUE=0.12", "[Service]", "# comment", "A=\"b\"", "B='c d'", "ExecStart=/x \\", "  --port 9010"];
        for (var i = 0; i < Mutation.Inputs / 4; i++)
        {
            var lines = Enumerable.Range(0, random.Next(0, 4)).Select(_ => others[random.Next(others.Length)]).ToList();
            lines.Insert(random.Next(lines.Count + 1), string.Format(forms[random.Next(forms.Length)], names[random.Next(names.Length)], Secret + Tail(random)));
            var text = string.Join('\n', lines);

            Assert.DoesNotContain(Secret, SecretMask.Apply(text, out _), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_long_line_takes_no_longer_than_its_length()
    {
        var text = new string('A', 2_000_000);

        Assert.Equal(text, SecretMask.Apply(text, out _));
    }

    private static string Tail(Random random) => random.Next(4) switch
    {
        0 => "=",
        1 => ":x",
        2 => "$%&",
        _ => "",
    };
}
