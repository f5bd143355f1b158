namespace Katas.Checker.Running;

/// <summary>What libtorch says of an error.</summary>
internal static class LibtorchText
{
    /// <summary>Its exceptions list their own stack, forty lines of C++ that help no one here.</summary>
    public static string WithoutStack(string message)
    {
        int start = message.IndexOf("Exception raised from", StringComparison.Ordinal);
        return start < 0 ? message : message[..start].TrimEnd();
    }
}
