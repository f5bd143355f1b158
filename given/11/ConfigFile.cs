using System.Text.Json;
using Katas.Lesson09;

namespace Katas.Lesson11;

/// <summary>
/// The <c>config.json</c> beside a model's weights: its sizes and switches, under names that each family of models has
/// chosen for itself. A value that is null counts as absent.
/// </summary>
public sealed class ConfigFile
{
    private readonly JsonElement _object;
    private readonly string _name;

    private ConfigFile(JsonElement content, string name) => (_object, _name) = (content, name);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is not an object in JSON.</exception>
    public static ConfigFile Read(string path) => Parse(File.ReadAllText(path), Path.GetFileName(path));

    /// <summary>Reads what stands in a file.</summary>
    /// <param name="json">What stands in it.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="FormatException">It is not an object in JSON.</exception>
    public static ConfigFile Parse(string json, string name = "config.json")
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ConfigFile(document.RootElement.Clone(), name)
                : throw new FormatException($"{name} is not an object in JSON.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{name} is not JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Whether there is a value.</summary>
    /// <param name="key">Its name.</param>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>A whole number.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="otherwise">What holds if it is absent; null if it has to be there.</param>
    /// <exception cref="FormatException">It is absent, or something else.</exception>
    public long Integer(string key, long? otherwise = null) =>
        Find(key) is not { } value ? otherwise ?? throw Absent(key)
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number
        : throw Other(key, value, "a whole number");

    /// <summary>A number.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="otherwise">What holds if it is absent; null if it has to be there.</param>
    /// <exception cref="FormatException">It is absent, or something else.</exception>
    public double Number(string key, double? otherwise = null) =>
        Find(key) is not { } value ? otherwise ?? throw Absent(key)
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : throw Other(key, value, "a number");

    /// <summary>A yes or no.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="otherwise">What holds if it is absent.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    public bool Flag(string key, bool otherwise) => Find(key) is not { } value ? otherwise
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Other(key, value, "true or false");

    /// <summary>A text.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="otherwise">What holds if it is absent; null if it has to be there.</param>
    /// <exception cref="FormatException">It is absent, or something else.</exception>
    public string Text(string key, string? otherwise = null) =>
        Find(key) is not { } value ? otherwise ?? throw Absent(key)
        : value.ValueKind == JsonValueKind.String ? value.GetString()!
        : throw Other(key, value, "a text");

    /// <summary>An object within this one, with values of its own.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>The object; null if it is absent.</returns>
    /// <exception cref="FormatException">It is something else.</exception>
    public ConfigFile? Part(string key) => Find(key) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new ConfigFile(value, $"{key} of {_name}")
        : throw Other(key, value, "an object");

    /// <summary>What a name of an activation, as Hugging Face spells it, makes of the MLP.</summary>
    /// <param name="key">The key that names the activation.</param>
    /// <param name="otherwise">What it is if it is absent; null if it has to be there.</param>
    /// <exception cref="FormatException">It is absent, or none that lesson 09's block has.</exception>
    public MlpKind Activation(string key, string? otherwise = null) => Text(key, otherwise) switch
    {
        "gelu" => MlpKind.Gelu,
        "gelu_new" or "gelu_pytorch_tanh" => MlpKind.GeluTanh,
        "silu" or "swish" => MlpKind.SwiGlu,
        string other => throw new FormatException(
            $"{key} in {_name} is {other}; the block knows gelu, gelu_new and silu."),
    };

    /// <summary>
    /// How rotations are slowed down, if this is the object that says so (<c>rope_scaling</c>, or
    /// <c>rope_parameters</c>); null for not at all.
    /// </summary>
    /// <exception cref="FormatException">They are, in a way that lesson 09's block does not have.</exception>
    public RotaryScaling? Scaling() => Text("rope_type", Text("type", "default")) switch
    {
        "default" => null,
        "llama3" => new RotaryScaling(
            Number("factor"),
            Number("low_freq_factor"),
            Number("high_freq_factor"),
            Integer("original_max_position_embeddings")),
        string other => throw new FormatException($"rope_type is {other}; the block knows default and llama3."),
    };

    private JsonElement? Find(string key) =>
        _object.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private FormatException Absent(string key) => new($"{_name} has no {key}.");

    private FormatException Other(string key, JsonElement value, string expected) =>
        new($"{key} in {_name} is {value.GetRawText()}; expected {expected}.");
}
