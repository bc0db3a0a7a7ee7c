using System.Text;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Tests.Workflow;

public sealed class EnvironmentFileTests : IDisposable
{
    private readonly TempDirectory directory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("", "STOP=true\n")]
    [InlineData("A=1\n", "A=1\nSTOP=true\n")]
    [InlineData("A=1", "A=1\nSTOP=true\n")]
    [InlineData("STOP=false", "STOP=true")]
    [InlineData("A=1\r\nSTOP=false\r\nB=2\r\n", "A=1\r\nSTOP=true\r\nB=2\r\n")]
    [InlineData("export STOP = \"no\"\n", "STOP=true\n")]
    [InlineData("STOP=1\nSTOP=2\n", "STOP=true\nSTOP=true\n")]
    [InlineData("#STOP=false\nSTOPPED=1\nX=STOP=2\n\n  \n", "#STOP=false\nSTOPPED=1\nX=STOP=2\n\n  \nSTOP=true\n")]
    public async Task A_variable_is_set_and_all_else_stays(string before, string after)
    {
        var file = directory.Write("engine.env", before);

        await EnvironmentFile.SetAsync(file, "STOP", "true", Token);

        Assert.Equal(after, File.ReadAllText(file));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_stay()
    {
        var file = directory.Write("engine.env", [0x41, 0x3D, 0xFF, 0x80, 0x0A]);

        await EnvironmentFile.SetAsync(file, "STOP", "true", Token);

        Assert.Equal([0x41, 0x3D, 0xFF, 0x80, 0x0A, .. Encoding.ASCII.GetBytes("STOP=true\n")], File.ReadAllBytes(file));
    }

    [Fact]
    public async Task A_file_keeps_its_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var file = directory.Write("engine.env", "A=1\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        await EnvironmentFile.SetAsync(file, "STOP", "true", Token);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_link_stays_a_link()
    {
        var file = directory.Write("engine.env", "A=1\n");
        File.CreateSymbolicLink(directory["link"], file);

        await EnvironmentFile.SetAsync(directory["link"], "STOP", "true", Token);

        Assert.Equal(file, new FileInfo(directory["link"]).LinkTarget);
        Assert.Equal("A=1\nSTOP=true\n", File.ReadAllText(file));
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_created()
    {
        await EnvironmentFile.SetAsync(directory["new.env"], "STOP", "false", Token);

        Assert.Equal("STOP=false\n", File.ReadAllText(directory["new.env"]));
    }

    [Fact]
    public async Task A_directory_is_an_error() =>
        await Assert.ThrowsAsync<AosException>(() => EnvironmentFile.SetAsync(directory.Path, "STOP", "true", Token));
}
