using NUnit.Framework;

namespace Katas.Tests.Oracles;

/// <summary>
/// Weights of real models, where they are: in the folder that <c>KATAS_MODELS</c> names, or in <c>.katas/models</c>, where
/// <c>fetch</c> puts them. A test that needs some and finds none is ignored.
/// </summary>
internal static class RealWeights
{
    /// <summary>SmolLM2-135M-Instruct as a GGUF file of Q4_1, of which the golden files were made.</summary>
    public static string SmolLm2 => Find("SmolLM2-135M-Instruct.Q4_1.gguf", "smollm2");

    /// <summary>The folder of MiniLM: <c>config.json</c>, <c>model.safetensors</c> and <c>vocab.txt</c>.</summary>
    public static string MiniLm => Path.GetDirectoryName(Find("minilm/model.safetensors", "minilm"))!;

    /// <summary>MiniLM's vocabulary.</summary>
    public static string MiniLmVocabulary => Find("minilm/vocab.txt", "minilm");

    private static string Find(string name, string model)
    {
        foreach (string? folder in new[] { Environment.GetEnvironmentVariable("KATAS_MODELS"), Path.Combine(Repository.Root, ".katas", "models") })
        {
            if (!string.IsNullOrEmpty(folder) && Path.Combine(folder, name) is var path && File.Exists(path))
            {
                return path;
            }
        }

        Assert.Ignore($"The weights are not here: {name} is neither in KATAS_MODELS nor in .katas/models. `fetch {model}` brings some.");
        return "";
    }
}
