using System.Text.Json;
using System.Text.Unicode;

namespace Katas.Lesson11;

/// <summary>Reads JSON that a stranger has written.</summary>
internal static class JsonHeader
{
    /// <summary>The longest that is read: what the safetensors library allows.</summary>
    private const long Longest = 100_000_000;

    /// <summary>Reads a part of a file as a JSON object, in which no name occurs twice.</summary>
    /// <param name="file">The file.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">How many bytes it has; they are there.</param>
    /// <exception cref="InvalidDataException">It is too long, no JSON object, or no UTF-8.</exception>
    public static JsonDocument Parse(MappedFile file, string what, long offset, long length)
    {
        if (length > Longest)
        {
            throw file.Broken($"{what} has {length:N0} bytes; more than {Longest:N0} are not read.");
        }

        byte[] bytes = file.Span(offset, (int)length).ToArray();
        if (!Utf8.IsValid(bytes))
        {
            throw file.Broken($"{what} is not UTF-8.");
        }

        try
        {
            var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw file.Broken($"{what} is JSON, but not an object.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter for a name with half a surrogate pair in it, "\ud800".
            throw file.Broken($"{what} is not JSON as it should be: {exception.Message}", exception);
        }
    }

    /// <summary>An object whose values are all strings.</summary>
    /// <param name="file">The file that it is in.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="element">The object.</param>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static Dictionary<string, string> Texts(MappedFile file, string what, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw file.Broken($"{what} is not an object.");
        }

        var texts = new Dictionary<string, string>();
        foreach (var entry in element.EnumerateObject())
        {
            texts[entry.Name] = Text(entry.Value) ?? throw file.Broken($"{entry.Name} in {what} is not a text.");
        }

        return texts;
    }

    /// <summary>A text, or null where the element is none.</summary>
    /// <param name="element">The element.</param>
    public static string? Text(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A list of whole numbers from 0 on, or null where the element is none.</summary>
    /// <param name="element">The element.</param>
    public static long[]? Sizes(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        long[] sizes = new long[element.GetArrayLength()];
        int filled = 0;
        foreach (var size in element.EnumerateArray())
        {
            if (size.ValueKind != JsonValueKind.Number || !size.TryGetInt64(out sizes[filled]) || sizes[filled++] < 0)
            {
                return null;
            }
        }

        return sizes;
    }
}
