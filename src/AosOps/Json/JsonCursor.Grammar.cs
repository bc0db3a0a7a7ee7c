namespace AosOps.Json;

internal sealed partial class JsonCursor
{
    /// <summary>Reads the next token of the value that <see cref="NextValue"/> began.</summary>
    /// <returns>The token.</returns>
    /// <exception cref="JsonFormatException">The bytes are not JSON.</exception>
    public JsonToken Read()
    {
        tokenStart = position;
        var found = SkipWhitespace();
        tokenStart = position;
        return Token = next switch
        {
            JsonExpectation.Separator => ReadAfterSeparator(found),
            JsonExpectation.FirstName or JsonExpectation.Name => ReadName(found),
            _ => ReadValue(found),
        };
    }

    private JsonToken ReadAfterSeparator(int found)
    {
        var inArray = IsArray(depth);
        if (found == (inArray ? ']' : '}'))
            return Close(inArray);
        if (found != ',')
            throw Unexpected(found, inArray ? "',' or ']'" : "',' or '}'");
        position++;
        tokenStart = position;
        found = SkipWhitespace();
        tokenStart = position;
        return inArray ? ReadValue(found) : ReadName(found);
    }

    private JsonToken ReadName(int found)
    {
        if (found != '"')
            throw Unexpected(found, "a key");
        ScanString();
        keys.Add(bytes.AsSpan(tokenStart + 1, position - tokenStart - 2), escaped, window.Origin + tokenStart);
        found = SkipWhitespace();
        if (found != ':')
            throw Unexpected(found, "':'");
        position++;
        next = JsonExpectation.Value;
        return JsonToken.Name;
    }

    private JsonToken ReadValue(int found)
    {
        switch (found)
        {
            case '{':
                return Open(array: false);
            case '[':
                return Open(array: true);
            case '"':
                ScanString();
                return Scalar(JsonToken.String);
            case 't':
                return Literal("true"u8, JsonToken.True);
            case 'f':
                return Literal("false"u8, JsonToken.False);
            case 'n':
                return Literal("null"u8, JsonToken.Null);
            case '-' or (>= '0' and <= '9'):
                ScanNumber();
                return Scalar(JsonToken.Number);
            case '.' when AllowsBareFraction:
                ScanFraction();
                ScanExponent();
                return Scalar(JsonToken.Number);
            default:
                throw Unexpected(found, "a value");
        }
    }

    private JsonToken Open(bool array)
    {
        if (depth == DepthLimit)
            throw Invalid($"it is nested deeper than {DepthLimit} levels");
        position++;
        if (SkipWhitespace() == (array ? ']' : '}'))
        {
            position++;
            return Scalar(array ? JsonToken.EmptyArray : JsonToken.EmptyObject);
        }

        depth++;
        if (depth == firstKeys.Length)
            Array.Resize(ref firstKeys, firstKeys.Length * 2);
        firstKeys[depth] = keys.Count;
        var bit = 1UL << depth;
        arrays[depth >> 6] = array ? arrays[depth >> 6] | bit : arrays[depth >> 6] & ~bit;
        next = array ? JsonExpectation.FirstElement : JsonExpectation.FirstName;
        return array ? JsonToken.StartArray : JsonToken.StartObject;
    }

    private JsonToken Close(bool array)
    {
        position++;
        if (!array)
        {
            if (keys.FindDuplicate(firstKeys[depth]) is var duplicate and >= 0)
                throw new JsonFormatException("a key occurs twice in one object", duplicate);
            keys.Truncate(firstKeys[depth]);
        }

        depth--;
        return Scalar(array ? JsonToken.EndArray : JsonToken.EndObject);
    }

    private JsonToken Scalar(JsonToken token)
    {
        next = depth == 0 ? JsonExpectation.Nothing : JsonExpectation.Separator;
        return token;
    }

    private JsonToken Literal(ReadOnlySpan<byte> word, JsonToken token)
    {
        foreach (var letter in word)
        {
            if (Peek() != letter)
                throw Invalid("a word is neither true, false nor null");
            position++;
        }

        return Scalar(token);
    }

    private void ScanString()
    {
        escaped = false;
        position++;
        while (true)
        {
            position += JsonScan.PlainLength(bytes.AsSpan(position, end - position));
            switch (Peek())
            {
                case '"':
                    position++;
                    return;
                case '\\':
                    escaped = true;
                    ScanEscape();
                    break;
                case EndOfFile:
                    throw Invalid("it ends inside a string");
                case >= 0x20:
                    break;
                default:
                    throw Invalid("a string contains a raw control character");
            }
        }
    }

    private void ScanEscape()
    {
        position++;
        var kind = Peek();
        if (kind is not ('"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u'))
            throw Invalid("a string contains an escape that does not exist");
        position++;
        for (var digits = kind == 'u' ? 4 : 0; digits > 0; digits--, position++)
        {
            if (Peek() is var code && (code < 0 || !char.IsAsciiHexDigit((char)code)))
                throw Invalid("a string contains an escape that does not exist");
        }
    }

    private void ScanNumber()
    {
        if (Peek() == '-')
            position++;
        if (Peek() == '0')
        {
            position++;
            if (Peek() is >= '0' and <= '9')
                throw Invalid("a number begins with a zero that does not belong there");
        }
        else
        {
            ScanDigits();
        }

        if (Peek() == '.')
            ScanFraction();
        ScanExponent();
    }

    private void ScanFraction()
    {
        position++;
        ScanDigits();
    }

    private void ScanExponent()
    {
        if (Peek() is not ('e' or 'E'))
            return;
        position++;
        if (Peek() is '+' or '-')
            position++;
        ScanDigits();
    }

    private void ScanDigits()
    {
        var found = Peek();
        if (found is < '0' or > '9')
            throw found is 'I' or 'N' ? Invalid("NaN and Infinity are not JSON") : Unexpected(found, "a digit");
        do
        {
            while (position < end && (uint)(bytes[position] - '0') <= 9)
                position++;
        }
        while (position == end && Extend());
    }

    /// <summary>Goes to the next byte that is not white space. A line's end stops it where lines are values.</summary>
    private int SkipWhitespace()
    {
        do
        {
            for (; position < end; position++)
            {
                var found = bytes[position];
                if (found > ' ' || found is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') || (found == '\n' && ReadsLines))
                    return found;
            }
        }
        while (Extend());
        return EndOfFile;
    }

    private int Peek() => position < end || Extend() ? bytes[position] : EndOfFile;

    private JsonFormatException Unexpected(int found, string wanted) => Invalid(found switch
    {
        EndOfFile => $"it ends where {wanted} should be",
        '\n' => $"the line ends where {wanted} should be",
        'N' or 'I' => "NaN and Infinity are not JSON",
        < ' ' or > '~' => $"byte 0x{found:X2} stands where {wanted} should be",
        _ => $"'{(char)found}' stands where {wanted} should be",
    });
}
