// "I'm taking it": holds an asset for half an hour, with undo.
import { send, sentence } from './api.js';
import { t } from './texts.js';
import { toast } from './toast.js';

export async function hold(asset, changed) {
  try {
    changed(await send('POST', `assets/${encodeURIComponent(asset.id)}/hold`));
    toast(t('hold.yours', asset.name), () => release(asset, changed));
  } catch (error) {
    toast(sentence(error));
  }
}

export async function release(asset, changed) {
  try {
    const answer = await send('DELETE', `assets/${encodeURIComponent(asset.id)}/hold`);
    changed(answer ?? { ...asset, held: false });
    toast(t('hold.released', asset.name));
  } catch (error) {
    toast(sentence(error));
  }
}
