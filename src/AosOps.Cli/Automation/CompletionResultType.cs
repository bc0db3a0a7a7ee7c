namespace System.Management.Automation;

/// <summary>What a completion completes.</summary>
public enum CompletionResultType
{
    /// <summary>Some text.</summary>
    Text = 0,

    /// <summary>An entry of a history.</summary>
    History = 1,

    /// <summary>A command.</summary>
    Command = 2,

    /// <summary>A file or other item.</summary>
    ProviderItem = 3,

    /// <summary>A directory or other container.</summary>
    ProviderContainer = 4,

    /// <summary>A property.</summary>
    Property = 5,

    /// <summary>A method.</summary>
    Method = 6,

    /// <summary>The name of a parameter.</summary>
    ParameterName = 7,

    /// <summary>The value of a parameter.</summary>
    ParameterValue = 8,
}
