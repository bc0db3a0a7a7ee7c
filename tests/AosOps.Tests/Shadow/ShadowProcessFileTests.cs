using System.Diagnostics;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow;

public sealed class ShadowProcessFileTests : IDisposable
{
    private readonly TempDirectory temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void What_was_written_is_read_back()
    {
        var file = ShadowProcessFile.Describe(Environment.ProcessId)!;

        Assert.True(file.TryClaim(temp.Path));

        Assert.Equal(file, ShadowProcessFile.Read(temp.Path));
        Assert.True(file.IsAlive());
    }

    [Fact]
    public void A_process_with_the_same_id_and_another_start_is_not_the_one()
    {
        var file = ShadowProcessFile.Describe(Environment.ProcessId)!;

        Assert.False((file with { StartTicks = file.StartTicks - 1 }).IsAlive());
    }

    [Fact]
    public void A_process_of_another_boot_is_not_alive()
    {
        var file = ShadowProcessFile.Describe(Environment.ProcessId)!;

        Assert.False((file with { BootId = "3c0e0f5e-0000-0000-0000-000000000000" }).IsAlive());
    }

    [Fact]
    public async Task A_process_that_ended_is_not_alive()
    {
        using var process = Process.Start("sleep", "100");
        var file = ShadowProcessFile.Describe(process.Id)!;
        Assert.True(file.IsAlive());

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.False(file.IsAlive());
        Assert.Null(ShadowProcessFile.Describe(process.Id));
    }

    [Fact]
    public void A_directory_without_the_file_has_none() => Assert.Null(ShadowProcessFile.Read(temp.Path));

    [Theory]
    [InlineData("")]
    [InlineData("752320")]
    [InlineData("[]")]
    [InlineData("{\"pid\":12")]
    [InlineData("{\"pid\":\"12\",\"start_ticks\":1,\"boot_id\":\"\"}")]
    [InlineData("{\"pid\":99999999999,\"start_ticks\":1,\"boot_id\":\"\"}")]
    [InlineData("{\"pid\":12,\"boot_id\":\"\"}")]
    public void A_file_that_names_no_process_is_an_error_that_names_it(string content)
    {
        var path = temp.Write(ShadowProcessFile.FileName, content);

        var failure = Assert.Throws<AosException>(() => ShadowProcessFile.Read(temp.Path));

        Assert.Equal((ErrorIds.ProcessFileInvalid, path), (failure.ErrorId, failure.FilePath));
    }
}
