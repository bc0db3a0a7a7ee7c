namespace AosOps.Cli.Rendering;

/// <summary>Reads the code properties of a <c>Types.ps1xml</c> file.</summary>
internal static class DisplayPropertyReader
{
    /// <summary>Reads them.</summary>
    public static List<DisplayProperty> Read(ReadOnlySpan<char> document)
    {
        var properties = new List<DisplayProperty>();
        var cursor = new XmlCursor(document);
        while (cursor.Read())
        {
            if (cursor.Node == XmlNode.Element && cursor.Value is "Type")
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
