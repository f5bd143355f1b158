using SkiaSharp;

namespace Katas.Tests.Toolkit;

/// <summary>A folder for the pictures of one test.</summary>
internal sealed class PictureFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pictures").FullName;

    /// <summary>Saves a picture, and reads it again.</summary>
    public SKBitmap Save(Action<string> save)
    {
        string path = Path.Combine(_folder, "picture.png");
        save(path);
        return SKBitmap.Decode(path);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
