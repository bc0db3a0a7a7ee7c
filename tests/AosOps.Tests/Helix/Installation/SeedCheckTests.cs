using AosOps.Operations;

namespace AosOps.Tests.Helix.Installation;

public sealed class SeedCheckTests : IDisposable
{
    private readonly HelixRoot root = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SEED_VALUE=high\n")]
    public async Task A_seed_that_is_missing_or_no_number_is_made_from_the_units_value(string? content)
    {
        File.Delete(root["/run/helix/dissonance.env"]);
        if (content is not null)
            root.Write("/run/helix/dissonance.env", content);
        root.Write("/etc/systemd/system/helix-shadow-metrics.service.d/env.conf", "[Service]\nEnvironment=SEED_VALUE=0.25 AUTO_HEAL=0\n");
        var fault = await root.FaultAsync("Seed");
        Assert.Equal("sudo /opt/helix/bin/seed-dissonance.sh", fault.Check.Remedy);

        await HelixRoot.RepairAsync(fault);

        Assert.Equal("SEED_VALUE=0.25\n", await File.ReadAllTextAsync(root["/run/helix/dissonance.env"], Token));
    }

    [Fact]
    public async Task The_environment_file_of_a_unit_says_where_the_seed_lies_and_what_it_is()
    {
        root.Write("/etc/systemd/system/helix-shadow-metrics.service.d/env.conf", "[Service]\nEnvironment=SEED_VALUE=0.25\nEnvironmentFile=-/opt/helix/env.conf\n");
        root.Write("/opt/helix/env.conf", "# settings\nSEED_VALUE='0.2'\nHELIX_SEED_FILE=/run/helix/seed.env\n");
        var fault = await root.FaultAsync("Seed");
        Assert.Equal("/run/helix/seed.env", fault.Check.Subject);

        await HelixRoot.RepairAsync(fault);

        Assert.Equal("SEED_VALUE=0.2\n", await File.ReadAllTextAsync(root["/run/helix/seed.env"], Token));
    }

    [Fact]
    public async Task A_seed_of_another_name_is_one()
    {
        File.Delete(root["/run/helix/dissonance.env"]);
        root.Write("/run/helix/dissonance-seed.json", "{}");

        Assert.DoesNotContain(await root.CheckAsync(), finding => finding.Check is { Check: "Seed", Status: not CheckStatus.Healthy });
    }
}
