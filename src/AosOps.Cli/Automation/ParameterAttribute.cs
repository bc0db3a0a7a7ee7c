namespace System.Management.Automation;

/// <summary>Makes a property a parameter, of all parameter sets or of one.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, AllowMultiple = true)]
public sealed class ParameterAttribute : Attribute
{
    /// <summary>The name that stands for all parameter sets.</summary>
    public const string AllParameterSets = "__AllParameterSets";

    /// <summary>The position at which the parameter can be given without its name; <see cref="int.MinValue"/> means nowhere.</summary>
    public int Position { get; set; } = int.MinValue;

    /// <summary>The parameter set.</summary>
    public string ParameterSetName { get; set; } = AllParameterSets;

    /// <summary>Whether it must be given.</summary>
    public bool Mandatory { get; set; }

    /// <summary>Whether it takes the objects of the pipeline.</summary>
    public bool ValueFromPipeline { get; set; }

    /// <summary>Whether it takes the property of its name from the objects of the pipeline.</summary>
    public bool ValueFromPipelineByPropertyName { get; set; }

    /// <summary>Whether it takes all arguments that nothing else took.</summary>
    public bool ValueFromRemainingArguments { get; set; }

    /// <summary>A hint for somebody who is asked for it.</summary>
    public string? HelpMessage { get; set; }

    /// <summary>Hides it from help and completion.</summary>
    public bool DontShow { get; set; }
}
