namespace Katas.Checker.Running.Messages;

/// <summary>Asks to compute a lesson's view.</summary>
/// <param name="Assembly">The compiled demonstration, with its views.</param>
/// <param name="Symbols">Its PDB.</param>
/// <param name="Type">The full name of the view's class.</param>
/// <param name="Input">What the learner typed; null for the view's example.</param>
/// <param name="Data">The workbook's corpora.</param>
internal sealed record RunView(byte[] Assembly, byte[] Symbols, string Type, string? Input, string Data) : AssemblyRequest(Assembly, Symbols)
{
    /// <summary>What the learner chose of the view's options, by their names.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder for what took long; null for none.</summary>
    public string? Kept { get; init; }
}
