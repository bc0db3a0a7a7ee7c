namespace System.Management.Automation;

/// <summary>A message of the information stream.</summary>
/// <param name="messageData">The message.</param>
/// <param name="source">Who wrote it.</param>
public class InformationRecord(object messageData, string source)
{
    /// <summary>The message.</summary>
    public object MessageData { get; } = messageData;

    /// <summary>Who wrote it.</summary>
    public string Source { get; set; } = source;

    /// <summary>Words by which to pick messages.</summary>
    public IList<string> Tags { get; } = [];

    /// <summary>Gives the message as text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => MessageData.ToString() ?? "";
}
