using AosOps.Helix;

namespace AosOps.Tests.Helix.Systemd;

public sealed class UnitLoaderTests : IDisposable
{
    private const string Name = "helix-dissonance.service";

    private readonly TempDirectory root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void A_unit_without_a_file_is_none() => Assert.Null(Load());

    [Fact]
    public void The_file_of_the_administrator_hides_that_of_the_package()
    {
        Write("usr/lib/systemd/system/helix-dissonance.service", "/package");
        Write("etc/systemd/system/helix-dissonance.service", "/administrator");

        Assert.Equal("/administrator", Assert.Single(Load()!.ExecStart).Text);
    }

    [Fact]
    public void Drop_ins_count_in_the_order_of_their_names_whatever_directory_they_are_in()
    {
        Write("etc/systemd/system/helix-dissonance.service", "/unit");
        Write("etc/systemd/system/helix-dissonance.service.d/b.conf", "/b", "");
        Write("run/systemd/system/helix-dissonance.service.d/c.conf", "/c");
        Write("usr/lib/systemd/system/helix-dissonance.service.d/a.conf", "/a");

        Assert.Equal(["/c"], Load()!.ExecStart.Select(command => command.Text));
    }

    [Fact]
    public void A_drop_in_hides_one_of_the_same_name_in_a_lesser_directory()
    {
        Write("usr/lib/systemd/system/helix-dissonance.service", "/unit");
        Write("usr/lib/systemd/system/helix-dissonance.service.d/z.conf", "/package");
        Write("etc/systemd/system/helix-dissonance.service.d/z.conf", "/administrator");

        Assert.Equal(["/unit", "/administrator"], Load()!.ExecStart.Select(command => command.Text));
    }

    [Fact]
    public void Drop_ins_of_the_name_cut_at_a_dash_and_of_the_type_count_too()
    {
        Write("etc/systemd/system/helix-dissonance.service", "/unit");
        Write("etc/systemd/system/helix-.service.d/a.conf", "/prefix");
        Write("etc/systemd/system/service.d/b.conf", "/type");

        Assert.Equal(["/unit", "/prefix", "/type"], Load()!.ExecStart.Select(command => command.Text));
    }

    [Fact]
    public void Only_files_that_end_in_conf_are_drop_ins()
    {
        Write("etc/systemd/system/helix-dissonance.service", "/unit");
        Write("etc/systemd/system/helix-dissonance.service.d/z99-execstart.conf.bak", "/backup");

        Assert.Equal("/unit", Assert.Single(Load()!.ExecStart).Text);
    }

    [Fact]
    public void A_link_to_nowhere_masks_a_unit_and_a_drop_in()
    {
        Write("etc/systemd/system/helix-dissonance.service", "/unit");
        Write("usr/lib/systemd/system/helix-dissonance.service.d/z.conf", "/z");
        Directory.CreateDirectory(root["etc/systemd/system/helix-dissonance.service.d"]);
        File.CreateSymbolicLink(root["etc/systemd/system/helix-dissonance.service.d/z.conf"], "/dev/null");
        Assert.Equal("/unit", Assert.Single(Load()!.ExecStart).Text);

        File.Delete(root["etc/systemd/system/helix-dissonance.service"]);
        File.CreateSymbolicLink(root["etc/systemd/system/helix-dissonance.service"], "/dev/null");
        Assert.True(Load()!.IsMasked);
    }

    [Fact]
    public void Links_are_followed_inside_the_root_and_never_out_of_it()
    {
        Write("opt/helix/units/helix-dissonance.service", "/linked");
        Directory.CreateDirectory(root["etc/systemd/system"]);
        File.CreateSymbolicLink(root["etc/systemd/system/helix-dissonance.service"], "/opt/helix/units/../units/helix-dissonance.service");
        Assert.Equal("/linked", Assert.Single(Load()!.ExecStart).Text);

        var inside = new RootDirectory(root.Path);
        Directory.CreateDirectory(root["etc"]);
        File.CreateSymbolicLink(root["etc/outside"], "/../../../../etc/hostname");
        Assert.Equal(root["etc/hostname"], inside.Resolve("/etc/outside"));
        File.CreateSymbolicLink(root["etc/loop"], "loop");
        Assert.StartsWith(root.Path, inside.Resolve("/etc/loop"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_assignment_forgets_those_before_it()
    {
        Write("etc/systemd/system/helix-dissonance.service", "/first", "", "/second");

        Assert.Equal("/second", Assert.Single(Load()!.ExecStart).Text);
    }

    [Fact]
    public void Variables_are_read_with_their_quotes_and_the_last_one_counts()
    {
        root.Write("etc/systemd/system/helix-dissonance.service", "[Service]\nEnvironment=SEED_VALUE=0.1 \"B=c d\"\nEnvironment=SEED_VALUE=0.2\n");
        var unit = Load()!;

        Assert.Equal(("0.2", "c d", null), (unit.Variable("SEED_VALUE"), unit.Variable("B"), unit.Variable("C")));
    }

    private Unit? Load() => new UnitLoader(new RootDirectory(root.Path)).Load(Name);

    private void Write(string path, params string[] commands) =>
        root.Write(path, "[Service]\n" + string.Concat(commands.Select(command => $"ExecStart={command}\n")));
}
