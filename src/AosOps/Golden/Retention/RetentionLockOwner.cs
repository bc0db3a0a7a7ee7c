using System.Globalization;
using System.Text;
using AosOps.Shadow;

namespace AosOps.Golden.Retention;

/// <summary>
/// Who holds the lock, as the holder writes it into the lock file: a line each for the user, the process, when that
/// started (by which it is told from one that gets its number later), the boot, since when, and what it does.
/// </summary>
/// <param name="User">The user.</param>
/// <param name="Process">The process.</param>
/// <param name="Since">Since when it holds the lock.</param>
/// <param name="What">What it does, for example <c>Compress-GoldenFile</c>.</param>
internal sealed record RetentionLockOwner(string User, ShadowProcessFile Process, DateTimeOffset Since, string What)
{
    private const int LineCount = 6;

    /// <summary>Describes this process.</summary>
    public static RetentionLockOwner Self(string what, DateTimeOffset since) =>
        new(Environment.UserName, ShadowProcessFile.Describe(Environment.ProcessId) ?? new ShadowProcessFile(Environment.ProcessId, 0, ""), since, what);

    /// <summary>Reads what a holder wrote.</summary>
    /// <returns>Null where nobody has written yet, or whoever did has died since.</returns>
    public static RetentionLockOwner? Parse(ReadOnlySpan<byte> text)
    {
        var lines = Encoding.UTF8.GetString(text).Split('\n', LineCount);
        return lines.Length == LineCount
            && int.TryParse(lines[1], CultureInfo.InvariantCulture, out var processId)
            && long.TryParse(lines[2], CultureInfo.InvariantCulture, out var startTicks)
            && DateTimeOffset.TryParseExact(lines[4], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since)
            && new ShadowProcessFile(processId, startTicks, lines[3]) is var process
            && process.IsAlive()
                ? new RetentionLockOwner(lines[0], process, since, lines[5])
                : null;
    }

    /// <summary>What a holder writes.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{User}\n{Process.ProcessId}\n{Process.StartTicks}\n{Process.BootId}\n{Since:O}\n{What}"));

    /// <summary>The owner in a sentence's middle.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"user {User}, process {Process.ProcessId}, {What}, since {Since.ToLocalTime():yyyy-MM-dd HH:mm:ss}");
}
