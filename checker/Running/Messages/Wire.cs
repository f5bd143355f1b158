using System.Text.Json;
using System.Text.Json.Serialization;

namespace Katas.Checker.Running.Messages;

/// <summary>One JSON document per line.</summary>
internal static class Wire
{
    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Write<T>(T message) => JsonSerializer.Serialize(message, Options);

    public static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Options)
        ?? throw new InvalidDataException("An empty message came over the pipe.");
}
