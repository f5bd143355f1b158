namespace Katas.Lesson13;

/// <summary>What a model is trained on. Texts come in bytes, and a model reads tokens.</summary>
/// <param name="Bytes">The size of the texts.</param>
/// <param name="BytesPerToken">How many bytes a token has on average; about 4 for English.</param>
/// <param name="Epochs">How often the texts are read.</param>
public readonly record struct Corpus(double Bytes, double BytesPerToken, double Epochs = 1);
