using System.Text;

namespace Bilingual.Glossaries;

/// <summary>Writes text files so that a reader finds the old or the new one, never a part.</summary>
internal static class SafeFile
{
    /// <summary>Writes UTF-8 to a temporary file beside <paramref name="path"/>, which then takes its name.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Action<TextWriter> write)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var writer = new StreamWriter(temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                write(writer);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
