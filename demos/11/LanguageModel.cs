using Katas.Lesson09;

namespace Katas.Lesson11.Demos;

/// <summary>A model that writes, and its tokenizer.</summary>
/// <param name="Model">The model.</param>
/// <param name="Tokenizer">The tokenizer.</param>
internal sealed record LanguageModel(TransformerModel Model, ByteLevelTokenizer Tokenizer)
{
    /// <summary>Opens a folder, or a GGUF file, which has its tokenizer inside.</summary>
    /// <param name="path">The folder or file.</param>
    public static LanguageModel Open(string path)
    {
        if (Directory.Exists(path))
        {
            return new LanguageModel(RealModel.Open(path), new ByteLevelTokenizer(TokenizerFiles.Read(path)));
        }

        using var file = Gguf.Open(path);
        return new LanguageModel(RealModel.Open(path), new ByteLevelTokenizer(TokenizerFiles.FromGguf(file)));
    }
}
