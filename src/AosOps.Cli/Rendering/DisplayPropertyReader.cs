namespace AosOps.Cli.Rendering;

/// <summary>Reads the code properties of a <c>Types.ps1xml</c> file.</summary>
internal static class DisplayPropertyReader
{
    private const string TypeTag = "<Type>";

    /// <summary>Reads those of one type.</summary>
    /// <param name="document">The file.</param>
    /// <param name="owner">The full name of the type.</param>
    public static List<DisplayProperty> Read(ReadOnlySpan<char> document, string owner)
    {
        var properties = new List<DisplayProperty>();
        var named = $"<Name>{owner}</Name>";
        for (int position = 0, found; (found = document[position..].IndexOf(named, StringComparison.Ordinal)) >= 0; position += found + named.Length)
        {
            var start = document[..(position + found)].LastIndexOf(TypeTag, StringComparison.Ordinal);
            if (start < 0)
                continue;
            var cursor = new XmlCursor(document[(start + TypeTag.Length)..]);
            ReadType(ref cursor, properties);
        }

        return properties;
    }

    private static void ReadType(ref XmlCursor cursor, List<DisplayProperty> properties)
    {
        var owner = "";
        for (var depth = 1; depth > 0 && cursor.Read();)
        {
            if (cursor.Node == XmlNode.End)
                depth--;
            else if (cursor.Value is "CodeProperty")
                properties.Add(ReadProperty(ref cursor, owner));
            else if (cursor.Value is "Name" && depth == 1)
                owner = cursor.ReadContent();
            else if (cursor.Node == XmlNode.Element)
                depth++;
        }
    }

    private static DisplayProperty ReadProperty(ref XmlCursor cursor, string owner)
    {
        string name = "", type = "", method = "";
        for (var depth = 1; depth > 0 && cursor.Read();)
        {
            if (cursor.Node == XmlNode.End)
                depth--;
            else if (cursor.Value is "Name")
                name = cursor.ReadContent();
            else if (cursor.Value is "TypeName")
                type = cursor.ReadContent();
            else if (cursor.Value is "MethodName")
                method = cursor.ReadContent();
            else if (cursor.Node == XmlNode.Element)
                depth++;
        }

        return new DisplayProperty(owner, name, type, method);
    }
}
