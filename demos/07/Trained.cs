namespace Katas.Lesson07.Demos;

/// <summary>A model that has learned, and its words.</summary>
internal sealed record Trained(Transformer Model, WordList English, WordList French)
{
    public Translator Translator => new(Model, English.Read, French.Write);
}
