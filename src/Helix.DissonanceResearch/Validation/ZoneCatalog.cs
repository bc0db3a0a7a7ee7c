using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Helix.DissonanceResearch.Validation;

/// <summary>
/// The zones of the IANA time zone database that this machine has. The framework's own look-up takes more than their
/// names (paths, the variants under <c>right/</c> that count leap seconds, the machine's own zone), so that a name is
/// looked at first.
/// </summary>
internal sealed class ZoneCatalog
{
    private const string DefaultDirectory = "/usr/share/zoneinfo";
    private const int LongestName = 64;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/");

    /// <summary>Files and directories of the database that are no zones.</summary>
    private static readonly string[] Others = ["posix", "right", "posixrules", "localtime", "leapseconds", "Factory"];

    private readonly ConcurrentDictionary<string, TimeZoneInfo> known = new(StringComparer.Ordinal);

    /// <summary>Whether the machine has the database; without it only <c>UTC</c> is known.</summary>
    public static bool IsInstalled =>
        Directory.Exists(Environment.GetEnvironmentVariable("TZDIR") is { Length: > 0 } directory ? directory : DefaultDirectory);

    /// <summary>Finds a zone by its name, whose letters are written as in the database.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        // Only what is found is kept: names that do not exist are without number.
        if (known.TryGetValue(name, out zone))
            return true;
        if (!IsName(name) || !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone) || zone.Id != name)
        {
            zone = null;
            return false;
        }

        known.TryAdd(name, zone);
        return true;
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName
        && !name.AsSpan().ContainsAnyExcept(NameCharacters)
        && char.IsAsciiLetterUpper(name[0])
        && !name.Contains("//", StringComparison.Ordinal)
        && !name.EndsWith('/')
        && !Others.Contains(name.Split('/')[0]);
}
