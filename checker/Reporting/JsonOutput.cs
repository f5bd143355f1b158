using System.Text.Json;
using System.Text.Json.Serialization;

namespace Katas.Checker.Reporting;

/// <summary>Writes one JSON document to standard output. docs/json.md describes the documents.</summary>
/// <param name="output">Standard output.</param>
/// <param name="onOneLine">Whether a document takes one line, as where many follow each other.</param>
internal sealed class JsonOutput(TextWriter output, bool onOneLine = false)
{
    /// <summary>Raised when a field changes its meaning or disappears; new fields do not raise it.</summary>
    public const int SchemaVersion = 1;

    private readonly JsonSerializerOptions options = new()
    {
        WriteIndented = !onOneLine,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, // "Infinity", "NaN": JSON has no others
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a document: the schema version, the command, and what it reports.</summary>
    public void Write(string command, object body)
    {
        var document = new Dictionary<string, object> { ["schema"] = SchemaVersion, ["command"] = command };
        foreach (var property in body.GetType().GetProperties())
        {
            if (property.GetValue(body) is { } value)
            {
                document[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = value;
            }
        }

        output.WriteLine(JsonSerializer.Serialize(document, options));
    }
}
