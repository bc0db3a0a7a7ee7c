namespace AosOps.Helix;

/// <summary>
/// Finds the files of a unit as systemd does (systemd.unit(5)): the unit file in the first directory of the search path that
/// has one; drop-ins of all directories, sorted by their names, of those with the same name the one of the first directory.
/// </summary>
/// <param name="root">The file system.</param>
public sealed class UnitLoader(RootDirectory root)
{
    private const string Nowhere = "/dev/null";

    /// <summary>Where systemd looks, the most important first.</summary>
    internal static readonly string[] SearchPath =
    [
        "/etc/systemd/system.control", "/run/systemd/system.control", "/run/systemd/transient", "/run/systemd/generator.early",
        "/etc/systemd/system", "/etc/systemd/system.attached", "/run/systemd/system", "/run/systemd/system.attached",
        "/run/systemd/generator", "/usr/local/lib/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system", "/run/systemd/generator.late",
    ];

    /// <summary>Loads a unit.</summary>
    /// <param name="name">Its name, with its suffix.</param>
    /// <returns>The unit, or null where there is no unit file.</returns>
    /// <exception cref="AosOps.Operations.AosException">A file may not be read.</exception>
    public Unit? Load(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var path = SearchPath.Select(directory => $"{directory}/{name}").FirstOrDefault(Exists);
        if (path is null)
            return null;
        if (IsMask(path))
            return new Unit(name, [], IsMasked: true);
        var files = DropIns(name).Prepend(path).Select(Read).OfType<UnitFile>();
        return new Unit(name, [.. files], IsMasked: false);
    }

    private IEnumerable<string> DropIns(string name)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var directory in DropInDirectories(name))
        {
            foreach (var file in root.Names(directory, "*.conf"))
                found.TryAdd(file, $"{directory}/{file}");
        }

        return found.Values.Where(path => !IsMask(path));
    }

    private static IEnumerable<string> DropInDirectories(string name)
    {
        var suffix = Path.GetExtension(name);
        var names = new List<string> { name };
        for (var stem = name[..^suffix.Length].TrimEnd('-'); stem.LastIndexOf('-') is > 0 and var dash; stem = stem[..dash])
            names.Add(stem[..(dash + 1)] + suffix);
        var own = from directory in SearchPath
                  from dropIn in names
                  select $"{directory}/{dropIn}.d";
        return own.Concat(SearchPath.Select(directory => $"{directory}/{suffix[1..]}.d"));
    }

    private UnitFile? Read(string path) => root.ReadFile(path) is { } content ? UnitFileParser.Parse(path, content) : null;

    private bool Exists(string path) => IsMask(path) || File.Exists(root.Resolve(path));

    private bool IsMask(string path)
    {
        var outside = root.ResolveLink(path);
        return root.Canonical(path) == Nowhere || new FileInfo(outside) is { Exists: true, Length: 0, LinkTarget: null };
    }
}
