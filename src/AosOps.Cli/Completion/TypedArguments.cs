using System.Collections;
using System.Management.Automation;
using AosOps.Cli.Binding;

namespace AosOps.Cli.Completion;

/// <summary>What has been typed of a command so far, as far as it can be told.</summary>
internal sealed class TypedArguments
{
    private readonly CommandMetadata command;
    private readonly List<ParameterMetadata> named = [];
    private readonly Hashtable values = new(StringComparer.OrdinalIgnoreCase);
    private int positionals;

    public TypedArguments(CommandMetadata command, IEnumerable<string> words)
    {
        this.command = command;
        foreach (var word in words)
            Add(word);
    }

    /// <summary>The parameter whose value comes next, or null.</summary>
    public ParameterMetadata? Awaiting { get; private set; }

    /// <summary>The values by parameter name, for completers.</summary>
    public IDictionary Values => values;

    public bool Has(ParameterMetadata parameter) => named.Contains(parameter);

    /// <summary>Whether a parameter can be used with those already typed.</summary>
    public bool Allows(ParameterMetadata parameter)
    {
        var sets = parameter.SetFlags;
        foreach (var other in named)
            sets &= other.SetFlags;
        return sets != 0;
    }

    /// <summary>The parameter that the next value without a name is for.</summary>
    public ParameterMetadata? NextPositional() =>
        command.Parameters
            .Where(parameter => !Has(parameter) && Allows(parameter))
            .Select(parameter => (Parameter: parameter, Set: Array.Find(parameter.Sets, set => set.Positional)))
            .Where(candidate => candidate.Set is not null)
            .OrderBy(candidate => candidate.Set!.Position)
            .Skip(positionals)
            .Select(candidate => candidate.Parameter)
            .FirstOrDefault();

    private void Add(string word)
    {
        if (Awaiting is { } parameter)
        {
            values[parameter.Name] = word;
            Awaiting = null;
        }
        else if (word.Length > 1 && word[0] == '-' && !char.IsAsciiDigit(word[1]))
        {
            AddName(word[1..]);
        }
        else
        {
            positionals++;
        }
    }

    private void AddName(string typed)
    {
        var colon = typed.IndexOf(':');
        if (Find(colon < 0 ? typed : typed[..colon]) is not { } parameter)
            return;
        named.Add(parameter);
        if (colon >= 0)
            values[parameter.Name] = typed[(colon + 1)..];
        else if (!parameter.IsSwitch)
            Awaiting = parameter;
    }

    /// <summary>Finds a parameter by its name or the beginning of it; null where there is none or more than one.</summary>
    public ParameterMetadata? Find(string name)
    {
        try
        {
            return ParameterNames.Find(command, name);
        }
        catch (ParameterBindingException)
        {
            // Ambiguous: while it is being typed that is nothing to complain about.
            return null;
        }
    }
}
