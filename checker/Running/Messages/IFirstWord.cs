namespace Katas.Checker.Running.Messages;

/// <summary>The first message of any child.</summary>
internal interface IFirstWord
{
    /// <summary>Why TorchSharp does not load here; null when it is loaded, and the child ready.</summary>
    string? Problem { get; }
}
