using System.Text;

namespace Katas.Lesson08.Tests;

/// <summary>A file of its own, <c>sample.txt</c>, deleted when disposed.</summary>
internal sealed class Sample : IDisposable
{
    private readonly TestFolder _folder = new();

    public Sample(string text)
        : this(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text))
    {
    }

    public Sample(byte[] content) => File.WriteAllBytes(Path, content);

    public string Path => System.IO.Path.Combine(_folder.Path, "sample.txt");

    public void Dispose() => _folder.Dispose();
}
