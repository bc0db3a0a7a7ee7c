using System.Text;

namespace AosOps.Helix;

/// <summary>
/// The environment of a unit's service: what the unit sets, and over it what its environment files say (systemd.exec(5)).
/// Values of several lines are read as far as their first.
/// </summary>
/// <param name="root">The file system of the unit.</param>
internal sealed class UnitEnvironment(RootDirectory root)
{
    /// <summary>A variable.</summary>
    /// <param name="unit">The unit, or null where there is none.</param>
    /// <param name="name">The variable.</param>
    /// <returns>Its value, or null.</returns>
    public string? Variable(Unit? unit, string name)
    {
        if (unit is null)
            return null;
        var value = unit.Variable(name);
        foreach (var file in Files(unit))
            value = ValueIn(root.ReadFile(file) ?? [], name) ?? value;
        return value;
    }

    /// <summary>The environment files of a unit; patterns give those that are there.</summary>
    public IEnumerable<string> Files(Unit unit)
    {
        foreach (var path in unit.List("Service", "EnvironmentFile").Select(path => path.TrimStart('-')).Where(path => path.StartsWith('/')))
        {
            var directory = Path.GetDirectoryName(path) ?? "/";
            if (!Path.GetFileName(path).AsSpan().ContainsAny('*', '?'))
                yield return path;
            else
                foreach (var name in root.Names(directory, Path.GetFileName(path)))
                    yield return Path.Combine(directory, name);
        }
    }

    /// <summary>The last value that an environment file gives a variable, or null.</summary>
    public static string? ValueIn(byte[] content, string name) => Encoding.UTF8.GetString(content).Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.StartsWith(name + "=", StringComparison.Ordinal))
        .Select(line => line[(name.Length + 1)..].Trim().Trim('"', '\''))
        .LastOrDefault();
}
