namespace AosOps.Helix;

/// <summary>A unit as systemd would load it: the unit file, then its drop-ins.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Files">The unit file and the drop-ins, in the order in which they count.</param>
/// <param name="IsMasked">Whether its file is a link to <c>/dev/null</c>, or empty: it cannot be started.</param>
public sealed record Unit(string Name, IReadOnlyList<UnitFile> Files, bool IsMasked)
{
    /// <summary>The commands that start it. An empty assignment forgets those before it.</summary>
    public IReadOnlyList<UnitCommand> ExecStart
    {
        get
        {
            var commands = new List<UnitCommand>();
            foreach (var (file, assignment) in Assignments("Service", "ExecStart"))
            {
                if (assignment.Value.Length == 0)
                    commands.Clear();
                else
                    commands.Add(new UnitCommand(assignment.Value, file.Path, assignment.Line, assignment.LastLine));
            }

            return commands;
        }
    }

    /// <summary>The words of a setting that is a list, for example <c>WantedBy</c>. An empty assignment forgets those before it.</summary>
    /// <param name="section">The section.</param>
    /// <param name="key">The name.</param>
    /// <returns>The words.</returns>
    public IReadOnlyList<string> List(string section, string key)
    {
        var words = new List<string>();
        foreach (var (_, assignment) in Assignments(section, key))
        {
            if (assignment.Value.Length == 0)
                words.Clear();
            else
                words.AddRange(UnitWords.Split(assignment.Value));
        }

        return words;
    }

    /// <summary>The last value of a setting, or null.</summary>
    /// <param name="section">The section.</param>
    /// <param name="key">The name.</param>
    /// <returns>The value.</returns>
    public string? Value(string section, string key) => Assignments(section, key).LastOrDefault().Assignment?.Value;

    /// <summary>A variable of the service's environment, as its unit sets it; its environment files are not read.</summary>
    /// <param name="name">The variable.</param>
    /// <returns>Its value, or null.</returns>
    public string? Variable(string name) =>
        List("Service", "Environment").LastOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    private IEnumerable<(UnitFile File, UnitAssignment Assignment)> Assignments(string section, string key) =>
        from file in Files
        from assignment in file.Assignments
        where assignment.Section == section && assignment.Key == key
        select (file, assignment);
}
