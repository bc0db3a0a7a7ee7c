using System.Security;
using AosOps.Golden.Signatures;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Signatures;

public sealed class GoldenSecretTests : IDisposable
{
    private readonly TempDirectory directory = new();
    private readonly RecordingObserver observer = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_secret_is_the_same_wherever_it_comes_from()
    {
        using var typed = GoldenSecret.Take(Secure("drill-sécret"), null, null, "Secret", observer);
        using var read = GoldenSecret.Take(null, Write("drill-sécret"), null, "Secret", observer);
        using var set = GoldenSecret.Take(null, null, _ => "drill-sécret", "Secret", observer);

        Assert.True(typed.IsSame(read));
        Assert.True(typed.IsSame(set));
    }

    [Theory]
    [InlineData("drill\n", "drill", true)]
    [InlineData("drill\r\n", "drill", true)]
    [InlineData("drill\n\n", "drill", false)]
    [InlineData(" drill", "drill", false)]
    public void One_line_end_at_the_end_of_a_file_is_not_part_of_the_secret(string content, string secret, bool isSame)
    {
        using var read = GoldenSecret.Take(null, Write(content), null, "Secret", observer);
        using var typed = GoldenSecret.Take(Secure(secret), null, null, "Secret", observer);

        Assert.Equal(isSame, read.IsSame(typed));
    }

    [Theory]
    [InlineData("typed")]
    [InlineData("variable")]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void An_empty_secret_is_refused(string from)
    {
        var failure = Assert.Throws<AosException>(() => GoldenSecret.Take(
            from == "typed" ? Secure("") : null, from is "typed" or "variable" ? null : Write(from), _ => "", "Secret", observer));

        Assert.Equal(ErrorIds.SecretEmpty, failure.ErrorId);
    }

    [Fact]
    public void No_secret_is_an_error_that_says_where_it_may_come_from()
    {
        var failure = Assert.Throws<AosException>(() => GoldenSecret.Take(null, null, _ => null, "OldSecret", observer));

        Assert.Equal(ErrorIds.SecretMissing, failure.ErrorId);
        Assert.Contains("-OldSecretFile nor the variable GOLDEN_SECRET", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_is_given_twice_is_refused()
    {
        var failure = Assert.Throws<AosException>(() => GoldenSecret.Take(Secure("a"), Write("a"), null, "Secret", observer));

        Assert.Equal(ErrorIds.SecretAmbiguous, failure.ErrorId);
    }

    [Fact]
    public void A_parameter_wins_over_the_variable()
    {
        using var taken = GoldenSecret.Take(Secure("typed"), null, _ => "variable", "Secret", observer);
        using var typed = GoldenSecret.Take(Secure("typed"), null, null, "Secret", observer);

        Assert.True(taken.IsSame(typed));
    }

    [Theory]
    [InlineData("rw-------", 0)]
    [InlineData("rw-r-----", 0)]
    [InlineData("rw-r--r--", 1)]
    [InlineData("rw-----w-", 1)]
    public void A_file_that_others_may_read_or_change_is_used_with_a_warning(string mode, int warnings)
    {
        var path = Write("drill-secret", Mode(mode));

        GoldenSecret.Take(null, path, null, "Secret", observer).Dispose();

        Assert.Equal(warnings, observer.Warnings.Count);
        Assert.DoesNotContain(observer.Warnings, warning => warning.Contains("drill-secret", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_longer_than_any_secret_is_refused()
    {
        var failure = Assert.Throws<AosException>(() => GoldenSecret.Take(null, Write(new string('x', 100_000)), null, "Secret", observer));

        Assert.Equal(ErrorIds.SecretInvalid, failure.ErrorId);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var failure = Assert.Throws<AosException>(() => GoldenSecret.Take(null, directory["none"], null, "Secret", observer));

        Assert.Equal((ErrorIds.PathNotFound, directory["none"]), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public void Nothing_is_signed_under_a_secret_that_was_disposed_of()
    {
        var secret = GoldenSecret.Take(Secure("drill"), null, null, "Secret", observer);
        secret.Dispose();

        Assert.Throws<ObjectDisposedException>(() => new SignatureHashes([secret]));
    }

    private static UnixFileMode Mode(string text) =>
        (UnixFileMode)text.Aggregate(0, (bits, letter) => (bits << 1) | (letter == '-' ? 0 : 1));

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var character in text)
            secure.AppendChar(character);
        return secure;
    }

    private string Write(string content, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        var path = directory.Write("a-file", content);
        File.SetUnixFileMode(path, mode);
        return path;
    }
}
