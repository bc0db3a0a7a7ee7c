namespace AosOps.Cli.Rendering;

/// <summary>What a cursor stands on.</summary>
internal enum XmlNode
{
    /// <summary>The start of an element.</summary>
    Element,

    /// <summary>The end of an element.</summary>
    End,

    /// <summary>Text.</summary>
    Text,
}
