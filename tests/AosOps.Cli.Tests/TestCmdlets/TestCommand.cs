using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>The base of the cmdlets with which the hosts are compared: each says how it was called.</summary>
public abstract class TestCommand : PSCmdlet
{
    /// <summary>Gives the parameter set and the bound parameters by name.</summary>
    protected string Describe() =>
        string.Join(" ", MyInvocation.BoundParameters
            .OrderBy(pair => pair.Key, System.StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={Text(pair.Value)}")
            .Prepend($"({ParameterSetName})"));

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(Describe());

    private static string Text(object? value)
    {
        if (value is PSObject wrapped)
            value = wrapped.BaseObject;
        switch (value)
        {
            case null:
                return "null";
            case string text:
                return $"'{text}'";
            case IDictionary entries:
                return "{" + string.Join(",", entries.Keys.Cast<object>().Select(key => $"{key}:{Text(entries[key])}").OrderBy(entry => entry, System.StringComparer.Ordinal)) + "}";
            case IEnumerable elements:
                return "[" + string.Join("|", elements.Cast<object>().Select(Text)) + "]";
            case System.IFormattable number:
                return $"{number.ToString(null, CultureInfo.InvariantCulture)}:{value.GetType().Name}";
            default:
                return $"{value}:{value.GetType().Name}";
        }
    }
}
