using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>
/// Who is reading which picture. A slow reader keeps its picture's memory, and there is only so much of it: when a third picture is asked
/// for while two are being read, the readers of the oldest are cut off.
/// </summary>
/// <remarks>Threads: any. With the one that is being taken this makes three pictures in memory for each camera.</remarks>
internal sealed class ImageReaders
{
    public const int MostPictures = 2;

    private readonly List<ImageReading> readings = [];

    /// <summary>Whether somebody was so slow that newer pictures came meanwhile.</summary>
    private bool wasSlow;

    /// <summary>Begins to read a picture.</summary>
    /// <param name="picture">Which one: the same object for every lease on it.</param>
    /// <param name="isNewest">Whether no newer picture has come, asked when the reading ends.</param>
    public ImageReading Begin(Device device, object picture, Func<bool> isNewest)
    {
        ImageReading reading = new(this, device, picture, isNewest);
        List<ImageReading> tooOld;
        lock (readings)
        {
            readings.Add(reading);
            var pictures = readings.Where(r => r.Device == device).Select(r => r.Picture).Distinct().ToList();
            var cut = pictures.Where(p => p != picture).Take(pictures.Count - MostPictures).ToList();
            tooOld = [.. readings.Where(r => r.Device == device && cut.Contains(r.Picture))];
        }

        tooOld.ForEach(r => r.CutOff());
        return reading;
    }

    /// <summary>When the last slow reader has gone, so does the memory that pictures took for it.</summary>
    private void End(ImageReading reading)
    {
        var isNewest = reading.IsNewest;
        bool givesBack;
        lock (readings)
        {
            readings.Remove(reading);
            wasSlow |= !isNewest;
            givesBack = wasSlow && readings.Count == 0;
            wasSlow &= !givesBack;
        }

        if (givesBack)
            Task.Run(PictureMemory.GiveBack);
    }

    internal sealed class ImageReading(ImageReaders readers, Device device, object picture, Func<bool> isNewest) : IDisposable
    {
        private readonly CancellationTokenSource cut = new();

        public Device Device => device;

        public object Picture => picture;

        public bool IsNewest => isNewest();

        /// <summary>Cancelled when newer pictures need the memory.</summary>
        public CancellationToken Cut => cut.Token;

        public void CutOff()
        {
            try
            {
                cut.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // it has just come to its end by itself
            }
        }

        public void Dispose()
        {
            readers.End(this);
            cut.Dispose();
        }
    }
}
